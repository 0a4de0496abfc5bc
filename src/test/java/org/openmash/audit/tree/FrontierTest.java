package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final int SIZES = 4_096;
    private static final int LARGER = 1_000;
    private static final int LARGEST = 300_000;
    private static final long SEED = 20_261_124;

    @Test
    void growing_leaf_by_leaf_equals_hashing_all_leaves_at_every_size() {
        var leaves = leaves(SIZES);
        var frontier = Frontier.EMPTY;
        for (int size = 0; size <= SIZES; size++) {
            assertThat(frontier.root()).as("size %d", size).isEqualTo(Hash.ofTree(leaves.subList(0, size)));
            if (size < SIZES) {
                frontier = frontier.grow(leaves.subList(size, size + 1)).frontier();
            }
        }
    }

    /** Naive over a whole tree a thousand times takes minutes, so the naive tree keeps its complete halves. */
    @Test
    void growing_in_steps_equals_hashing_all_leaves_at_a_thousand_larger_sizes() {
        var random = new Random(SEED);
        var leaves = leaves(LARGEST);
        var naive = new HalvingTree(leaves);
        var stored = new StoredTree();
        var sizes = random.ints(SIZES + 1, LARGEST)
                .distinct()
                .limit(LARGER)
                .sorted()
                .toArray();
        for (int size : sizes) {
            stored.grow(leaves.subList((int) stored.frontier().size(), size));
            assertThat(stored.frontier().root()).as("size %d", size).isEqualTo(naive.root(size));
        }
    }

    @Test
    void frontier_read_back_from_its_tiles_grows_as_if_it_had_never_been_away() {
        var random = new Random(SEED);
        var leaves = leaves(70_000);
        var stored = new StoredTree();
        while (stored.frontier().size() < leaves.size()) {
            int from = (int) stored.frontier().size();
            int to = Math.min(leaves.size(), from + 1 + random.nextInt(4_096));
            var again = Frontier.of(from, stored::tile).grow(leaves.subList(from, to));
            stored.grow(leaves.subList(from, to));
            assertThat(again.frontier().root()).isEqualTo(stored.frontier().root());
            assertThat(again.written())
                    .allSatisfy(tile -> assertThat(stored.tile(tile.path())).isEqualTo(tile.toBytes()));
        }
    }

    @Test
    void growth_names_exactly_the_tiles_of_the_specification() {
        var stored = StoredTree.of(leaves(70_000));
        assertThat(stored.tiles.keySet().stream().filter(path -> path.level() == 0 && path.isFull()))
                .hasSize(273);
        assertThat(TilePath.rightEdge(70_000))
                .extracting(TilePath::toString)
                .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(Frontier.EMPTY.grow(leaves(256)).written())
                .extracting(tile -> tile.path().toString())
                .containsExactly("tile/0/000", "tile/1/000.p/1");
        assertThat(stored.frontier().grow(leaves(1)).written())
                .extracting(tile -> tile.path().toString())
                .containsExactly("tile/0/273.p/113");
    }

    @Test
    void every_proof_made_from_tiles_verifies_against_the_root() {
        var random = new Random(SEED);
        for (int size : new int[] {1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 70_000}) {
            var leaves = leaves(size);
            var stored = StoredTree.of(leaves);
            assertThat(stored.tree().root()).isEqualTo(stored.frontier().root());
            for (int index : IntStream.concat(IntStream.of(0, size - 1), random.ints(8, 0, size))
                    .toArray()) {
                stored.tree()
                        .inclusion(index)
                        .verify(leaves.get(index), stored.frontier().root());
                Hash older = Frontier.EMPTY
                        .grow(leaves.subList(0, index + 1))
                        .frontier()
                        .root();
                stored.tree()
                        .consistency(index + 1)
                        .verify(older, stored.frontier().root());
            }
        }
    }

    @Test
    void tile_of_a_wrong_length_is_refused() {
        var stored = StoredTree.of(leaves(300));
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> Frontier.of(
                        299, path -> stored.tile(new TilePath(path.level(), path.index(), path.level() == 0 ? 44 : 1))))
                .withMessageContaining("tile/0/001.p/43");
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count).mapToObj(StoredTree::leaf).toList();
    }

    /** The definition of RFC 6962, 2.1, remembering the complete subtrees it has hashed once. */
    private static final class HalvingTree {
        private final List<List<Hash>> complete = new ArrayList<>();

        HalvingTree(List<Hash> leaves) {
            for (List<Hash> row = leaves; !row.isEmpty(); row = parents(row)) {
                complete.add(row);
            }
        }

        private static List<Hash> parents(List<Hash> row) {
            return IntStream.range(0, row.size() / 2)
                    .mapToObj(pair -> Hash.ofNode(row.get(2 * pair), row.get(2 * pair + 1)))
                    .toList();
        }

        Hash root(int size) {
            return root(0, size);
        }

        private Hash root(int start, int end) {
            int count = end - start;
            if (Integer.bitCount(count) == 1) {
                int height = Integer.numberOfTrailingZeros(count);
                return complete.get(height).get(start >> height);
            }
            int middle = start + Integer.highestOneBit(count - 1);
            return Hash.ofNode(root(start, middle), root(middle, end));
        }
    }
}
