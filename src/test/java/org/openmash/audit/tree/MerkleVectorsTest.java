package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published and computed vectors of RFC 6962 trees: every root, every proof, every probe. */
class MerkleVectorsTest {
    private static final JsonNode VECTORS = Vectors.read("merkle-rfc6962.json");

    @Test
    void single_hashes_are_those_of_the_examples() {
        assertThat(Hash.OF_NOTHING).hasToString(VECTORS.get("empty_tree_root").asText());
        var leaf = VECTORS.get("leaf_example");
        assertThat(Hash.ofLeaf(Vectors.bytes(leaf.get("input")))).isEqualTo(Vectors.hash(leaf.get("hash")));
        var node = VECTORS.get("node_example");
        assertThat(Hash.ofNode(Vectors.bytes(node.get("left")), Vectors.bytes(node.get("right"))))
                .isEqualTo(Vectors.hash(node.get("hash")));
    }

    @TestFactory
    Stream<DynamicTest> leaves_of_a_tree_hash_as_given() {
        return trees().map(tree -> dynamicTest(
                name(tree), () -> assertThat(leaves(tree)).isEqualTo(Vectors.hashes(tree.get("leaf_hashes")))));
    }

    @TestFactory
    Stream<DynamicTest> root_is_as_given_for_every_size() {
        return trees().flatMap(tree -> Vectors.each(tree.get("roots"))
                .map(root -> dynamicTest(name(tree) + " at " + size(root), () -> {
                    var grown = Frontier.EMPTY.grow(leaves(tree).subList(0, (int) size(root)));
                    assertThat(grown.frontier().root()).isEqualTo(Vectors.hash(root.get("root")));
                })));
    }

    @TestFactory
    Stream<DynamicTest> inclusion_proof_is_made_as_given_and_verifies() {
        return trees().flatMap(tree -> Vectors.each(tree.get("inclusion_proofs"))
                .map(given -> {
                    long index = given.get("leaf_index").asLong();
                    return dynamicTest(name(tree) + " " + index + " in " + size(given), () -> {
                        var stored = StoredTree.of(leaves(tree).subList(0, (int) size(given)));
                        var proof = stored.tree().inclusion(index);
                        assertThat(proof.path()).isEqualTo(Vectors.hashes(given.get("proof")));
                        proof.verify(leaves(tree).get((int) index), root(tree, size(given)));
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> consistency_proof_is_made_as_given_and_verifies() {
        return trees().flatMap(tree -> Vectors.each(tree.get("consistency_proofs"))
                .map(given -> {
                    long from = given.get("size1").asLong();
                    long to = given.get("size2").asLong();
                    return dynamicTest(name(tree) + " " + from + " to " + to, () -> {
                        var proof = StoredTree.of(leaves(tree).subList(0, (int) to))
                                .tree()
                                .consistency(from);
                        assertThat(proof.path()).isEqualTo(Vectors.hashes(given.get("proof")));
                        proof.verify(root(tree, from), root(tree, to));
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> inclusion_probe_is_judged_as_given() {
        return Vectors.each(VECTORS.get("inclusion_probes"))
                .map(probe -> dynamicTest(probeName(probe), () -> {
                    Runnable verification = () -> new InclusionProof(
                                    unsigned(probe, "leaf_index"),
                                    unsigned(probe, "tree_size"),
                                    Vectors.hashes(probe.get("proof")))
                            .verify(Vectors.hash(probe.get("leaf_hash")), Vectors.hash(probe.get("root")));
                    judge(probe, verification);
                }));
    }

    @TestFactory
    Stream<DynamicTest> consistency_probe_is_judged_as_given() {
        return Vectors.each(VECTORS.get("consistency_probes"))
                .map(probe -> dynamicTest(probeName(probe), () -> {
                    Runnable verification = () -> new ConsistencyProof(
                                    unsigned(probe, "size1"),
                                    unsigned(probe, "size2"),
                                    Vectors.hashes(probe.get("proof")))
                            .verify(Vectors.anyRoot(probe.get("root1")), Vectors.anyRoot(probe.get("root2")));
                    judge(probe, verification);
                }));
    }

    @Test
    void nothing_is_proven_from_the_empty_tree_to_itself() {
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> new ConsistencyProof(0, 0, List.of()).verify(Hash.OF_NOTHING, Hash.OF_NOTHING));
    }

    /** hash-tree 0.1.1 stopped before it had used the whole size, and took a proof for another tree. */
    @Test
    void proof_for_one_size_is_refused_for_every_other_size() {
        var leaves = IntStream.range(0, 64).mapToObj(StoredTree::leaf).toList();
        for (int size = 2; size <= 64; size++) {
            var proof = StoredTree.of(leaves.subList(0, size)).tree().consistency(1);
            Hash root = Hash.ofTree(leaves.subList(0, size));
            for (int other = 1; other <= 130; other++) {
                var claimed = new ConsistencyProof(1, other, proof.path());
                if (other != size && !sameShape(other, size)) {
                    assertThatExceptionOfType(TreeException.class)
                            .as("%d as %d", size, other)
                            .isThrownBy(() -> claimed.verify(leaves.get(0), root));
                }
            }
        }
    }

    /** Whoever holds the log's key may sign any root, also one that only a proof too long would lead to. */
    @Test
    void hash_too_many_is_refused_even_under_roots_made_to_fit_it() {
        var leaves = IntStream.range(0, 5).mapToObj(StoredTree::leaf).toList();
        var tree = StoredTree.of(leaves).tree();
        Hash more = StoredTree.leaf(9);
        Hash oldRoot = Hash.ofNode(more, Hash.ofTree(leaves.subList(0, 3)));
        Hash newRoot = Hash.ofNode(more, Hash.ofTree(leaves));
        var consistency = new ConsistencyProof(3, 5, plus(tree.consistency(3).path(), more));
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> consistency.verify(oldRoot, newRoot));
        var inclusion = new InclusionProof(3, 5, plus(tree.inclusion(3).path(), more));
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> inclusion.verify(leaves.get(3), newRoot));
    }

    private static List<Hash> plus(List<Hash> path, Hash more) {
        return Stream.concat(path.stream(), Stream.of(more)).toList();
    }

    /** From the first leaf, sizes with the same number of levels need the same siblings: RFC 6962 cannot tell them apart. */
    private static boolean sameShape(int one, int other) {
        return PathSplit.of(0, one).equals(PathSplit.of(0, other));
    }

    private static void judge(JsonNode probe, Runnable verification) {
        if (probe.get("want_error").asBoolean()) {
            assertThatExceptionOfType(TreeException.class).isThrownBy(verification::run);
        } else {
            verification.run();
        }
    }

    private static Stream<JsonNode> trees() {
        return Vectors.each(VECTORS.get("trees"));
    }

    private static List<Hash> leaves(JsonNode tree) {
        return Vectors.each(tree.get("leaf_inputs"))
                .map(input -> Hash.ofLeaf(Vectors.bytes(input)))
                .toList();
    }

    private static Hash root(JsonNode tree, long size) {
        return Vectors.hash(tree.get("roots").get((int) size).get("root"));
    }

    private static String name(JsonNode tree) {
        return tree.get("name").asText();
    }

    private static String probeName(JsonNode probe) {
        return probe.get("source_folder").asText() + " "
                + probe.get("source_name").asText();
    }

    private static long size(JsonNode node) {
        return node.get("tree_size").asLong();
    }

    private static long unsigned(JsonNode probe, String name) {
        return new BigInteger(probe.get(name).asText()).longValue();
    }
}
