package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static final NoteSigner LOG = NoteSigner.ofSeed("hub.example/audit/2026", SignatureType.LOG, new byte[32]);
    private static final LogPolicy POLICY = LogPolicy.ofLog(List.of(LOG.key()));
    private static final StoredTree TREE =
            StoredTree.of(IntStream.range(0, 300).mapToObj(StoredTree::leaf).toList());

    @Test
    void proof_read_back_proves_its_entry() {
        var proof = TlogProof.parse(proof(258).toBytes());
        assertThat(proof).isEqualTo(proof(258));
        assertThat(proof.verify(entry(258), POLICY).size()).isEqualTo(300);
    }

    @Test
    void proof_is_written_as_specified() {
        assertThat(proof(258).toString().lines().limit(2)).containsExactly("c2sp.org/tlog-proof@v1", "index 258");
        assertThat(proof(258).toString())
                .contains("=\n\nhub.example/audit/2026\n300\n")
                .endsWith("=\n");
    }

    @Test
    void proof_of_another_entry_or_place_is_refused() {
        refused(() -> proof(258).verify(entry(257), POLICY), "does not lead to the root");
        var moved = new TlogProof(257, proof(258).path(), proof(258).checkpoint());
        refused(() -> moved.verify(entry(258), POLICY), "does not lead to the root");
    }

    /** sigstore-java#654: a path that fits its own root, under a signature of something else. */
    @Test
    void path_that_is_not_bound_to_the_signature_is_refused() {
        var forged =
                StoredTree.of(IntStream.range(1, 301).mapToObj(StoredTree::leaf).toList());
        var path = forged.tree().inclusion(258);
        path.verify(StoredTree.leaf(259), forged.frontier().root());
        var proof = new TlogProof(258, path.path(), signed());
        refused(() -> proof.verify(entry(259), POLICY), "does not lead to the root");
    }

    @Test
    void proof_under_a_checkpoint_of_somebody_else_is_refused() {
        byte[] seed = new byte[32];
        seed[0] = 1;
        var other = NoteSigner.ofSeed("hub.example/audit/2026", SignatureType.LOG, seed);
        var proof = new TlogProof(258, proof(258).path(), checkpoint().sign(other));
        refused(() -> proof.verify(entry(258), POLICY), "no known key signed");
    }

    @Test
    void extra_data_is_read_past() {
        var extra = proof(1).toString().replace("@v1\n", "@v1\nextra bm90IHRydXN0ZWQ=\n");
        assertThat(TlogProof.parse(extra.getBytes(StandardCharsets.UTF_8))).isEqualTo(proof(1));
    }

    private static void refused(ThrowingCallable verification, String why) {
        assertThatExceptionOfType(TreeException.class).isThrownBy(verification).withMessageContaining(why);
    }

    private static TlogProof proof(int index) {
        return new TlogProof(index, TREE.tree().inclusion(index).path(), signed());
    }

    private static SignedNote signed() {
        return checkpoint().sign(LOG);
    }

    private static Checkpoint checkpoint() {
        return new Checkpoint(LOG.key().name(), 300, TREE.frontier().root());
    }

    private static byte[] entry(int number) {
        return ("entry-" + number).getBytes(StandardCharsets.UTF_8);
    }
}
