package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000",
                "tile/0/x001/x234/067",
                "tile/7/000.p/255",
                "tile/entries/999.p/1",
                "tile/entries/x001/000",
                "tile/1/x999/x999/x999/x999/x999/999"
            })
    void path_is_read_as_it_is_written(String path) {
        assertThat(TilePath.parse(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/8/000",
                "tile/00/000",
                "tile/-1/000",
                "tile/data/000",
                "tile/0/0",
                "tile/0/1000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/../0/000",
                "/tile/0/000",
                "tile/0/000/",
                "tile/0/000\n",
                "tile/0/\u0660\u0660\u0660",
                "tile/0/x001/x001/x001/x001/x001/x001/001"
            })
    void other_spelling_is_refused(String path) {
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> TilePath.parse(path));
    }

    @Test
    void right_edge_of_the_empty_tree_has_no_tile() {
        assertThat(TilePath.rightEdge(0)).isEmpty();
    }

    @Test
    void right_edge_of_the_largest_tree_can_be_named() {
        assertThat(TilePath.rightEdge(Long.MAX_VALUE)).hasSize(8).last().hasToString("tile/7/000.p/127");
    }
}
