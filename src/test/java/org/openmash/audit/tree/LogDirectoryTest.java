package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDirectoryTest {
    private static final TilePath TILE = new TilePath(0, 1_234_067, 2);

    @TempDir
    Path folder;

    @Test
    void tile_lies_where_the_specification_says_and_leaves_nothing_beside_it() throws IOException {
        new LogDirectory(folder).write(TILE, new byte[64]);
        assertThat(files()).containsExactly("tile/0/x001/x234/067.p/2");
    }

    @Test
    void writing_the_same_tile_again_changes_nothing() throws IOException {
        var log = new LogDirectory(folder);
        log.write(TILE, new byte[64]);
        var before = Files.getLastModifiedTime(folder.resolve(TILE.toString()));
        log.write(TILE, new byte[64]);
        assertThat(Files.getLastModifiedTime(folder.resolve(TILE.toString()))).isEqualTo(before);
    }

    @Test
    void tile_that_is_there_is_never_overwritten() {
        var log = new LogDirectory(folder);
        log.write(TILE, new byte[64]);
        byte[] other = new byte[64];
        other[0] = 1;
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> log.write(TILE, other));
        assertThat(log.read(TILE)).isEqualTo(new byte[64]);
    }

    @Test
    void checkpoint_is_replaced_by_a_larger_one_only() {
        var log = new LogDirectory(folder);
        log.writeCheckpoint(checkpoint(5, Hash.OF_NOTHING));
        log.writeCheckpoint(checkpoint(6, Hash.OF_NOTHING));
        log.writeCheckpoint(checkpoint(6, Hash.OF_NOTHING));

        for (var older : List.of(checkpoint(5, Hash.OF_NOTHING), checkpoint(6, Hash.ofLeaf(new byte[0])))) {
            assertThatExceptionOfType(TreeException.class)
                    .isThrownBy(() -> log.writeCheckpoint(older))
                    .withMessageContaining("does not replace");
        }
        assertThat(log.readCheckpoint()).isEqualTo(checkpoint(6, Hash.OF_NOTHING));
    }

    @Test
    void of_many_who_share_the_directory_the_largest_stays() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var writes = IntStream.rangeClosed(1, 200)
                    .mapToObj(size -> threads.submit(() ->
                            new LogDirectory(folder).writeCheckpoint(checkpoint((size * 37) % 211, Hash.OF_NOTHING))))
                    .toList();
            for (var write : writes) {
                try {
                    write.get();
                } catch (ExecutionException older) {
                    assertThat(older).hasCauseInstanceOf(TreeException.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        long largest = IntStream.rangeClosed(1, 200)
                .map(size -> (size * 37) % 211)
                .max()
                .orElseThrow();
        assertThat(new LogDirectory(folder).readCheckpoint()).isEqualTo(checkpoint(largest, Hash.OF_NOTHING));
    }

    private static SignedNote checkpoint(long size, Hash root) {
        var signer = NoteSigner.ofSeed("hub.example/audit/2026", SignatureType.LOG, new byte[32]);
        return new Checkpoint("hub.example/audit/2026", size, root).sign(signer);
    }

    @Test
    void missing_and_overlong_tiles_are_named() throws IOException {
        var log = new LogDirectory(folder);
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> log.read(TILE))
                .withMessage("tile/0/x001/x234/067.p/2 is missing");
        Files.createDirectories(folder.resolve(TILE.toString()).getParent());
        Files.write(folder.resolve(TILE.toString()), new byte[65]);
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> log.read(TILE))
                .withMessage("tile/0/x001/x234/067.p/2 is longer than 64 bytes");
    }

    private Stream<String> files() throws IOException {
        try (var found = Files.walk(folder)) {
            return found
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }
}
