package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.audit.tree.EntryBundle;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;
import org.openmash.audit.tree.TiledTree;
import org.openmash.audit.tree.TlogProof;
import org.openmash.audit.tree.TreeException;
import org.openmash.audit.tree.VerifierKey;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** An auditor checks the running service with what it hands out and with the log's public key, and nothing else. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class LogTreeResourceTest {
    @Test
    void entry_of_this_moment_is_proven_to_be_in_the_log() throws IOException {
        var entry = someAccess();

        var proof = TlogProof.parse(bytes("/v1/audit/entries/" + entry + "/proof"));

        var checkpoint = proof.verify(leaf(proof.index(), proof), policy());
        assertThat(new String(leaf(proof.index(), proof), StandardCharsets.UTF_8))
                .contains(entry.toString());
        assertThat(checkpoint.size()).isGreaterThan(proof.index());
    }

    @Test
    void proof_of_one_entry_does_not_fit_another() throws IOException {
        var proof = TlogProof.parse(bytes("/v1/audit/entries/" + someAccess() + "/proof"));
        var policy = policy();
        byte[] forged = new String(leaf(proof.index(), proof), StandardCharsets.UTF_8)
                .replace("PERMITTED", "REFUSED")
                .getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> proof.verify(forged, policy));
    }

    @Test
    void later_checkpoint_extends_an_earlier_one_by_the_tiles_handed_out() throws IOException {
        proofOf(someAccess());
        var older = policy().open(SignedNote.parse(bytes("/v1/audit/checkpoint")));
        proofOf(someAccess());
        var newer = policy().open(SignedNote.parse(bytes("/v1/audit/checkpoint")));

        assertThat(newer.size()).isGreaterThan(older.size());
        new TiledTree(newer.size(), LogTreeResourceTest::tile)
                .consistency(older.size())
                .verify(older.root(), newer.root());
    }

    @Test
    void first_key_of_the_log_that_is_handed_out_is_the_one_that_signs() throws IOException {
        var key = VerifierKey.parse(Samples.as("auditor").get("/v1/audit/keys").path("log[0]"));
        proofOf(someAccess());
        var checkpoint = SignedNote.parse(bytes("/v1/audit/checkpoint"));

        assertThat(LogPolicy.ofLog(List.of(key)).open(checkpoint)).isEqualTo(policy().open(checkpoint));
    }

    @Test
    void proof_of_an_entry_that_does_not_exist_is_404() {
        assertThat(get("/v1/audit/entries/" + UUID.randomUUID() + "/proof")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/999", "7/000", "0/000.p/257", "entries/999.p/1", "0/x000/001", "nonsense", "0/000.p/01"})
    void tile_that_does_not_exist_is_404(String path) {
        assertThat(get("/v1/audit/tiles/" + path)).isEqualTo(404);
    }

    private static void proofOf(UUID entry) {
        assertThat(get("/v1/audit/entries/" + entry + "/proof")).isEqualTo(200);
    }

    private static byte[] leaf(long index, TlogProof proof) {
        long size = policyless(proof);
        var bundle = index / TilePath.FULL_WIDTH;
        int width = (int) Math.min(TilePath.FULL_WIDTH, size - bundle * TilePath.FULL_WIDTH);
        var path = new TilePath(TilePath.ENTRIES, bundle, width);
        List<byte[]> entries = EntryBundle.parse(path, tile(path));
        return entries.get((int) (index - path.first()));
    }

    private static long policyless(TlogProof proof) {
        return Long.parseLong(
                proof.checkpoint().text().lines().skip(1).findFirst().orElseThrow());
    }

    private static byte[] tile(TilePath path) {
        return bytes("/v1/audit/tiles/" + path.toString().substring("tile/".length()));
    }

    /** The public half of the key that the tests' service signs with. */
    private static LogPolicy policy() throws IOException {
        var file = ConfigProvider.getConfig().getValue("openmash.audit.sequencer.key-file", Path.class);
        return LogPolicy.ofLog(
                List.of(NoteSigner.parse(Files.readString(file).strip()).key()));
    }

    private static UUID someAccess() {
        return UUID.fromString(Samples.as("council.officer").get("/v1/me").header("Audit-Entry"));
    }

    private static int get(String path) {
        return Samples.as("auditor").urlEncodingEnabled(false).get(path).statusCode();
    }

    private static byte[] bytes(String path) {
        var answer = Samples.as("auditor").urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asByteArray();
    }
}
