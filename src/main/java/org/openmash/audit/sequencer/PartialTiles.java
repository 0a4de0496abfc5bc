package org.openmash.audit.sequencer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.openmash.audit.tree.TilePath;

/** Clears partial tiles away whose full tile is exported: nobody needs them any more (C2SP tlog-tiles, "Partial tiles"). */
final class PartialTiles {
    private PartialTiles() {}

    /** Removes those at the right edge of a tree of the older size that are full in one of the newer, with their bundles. */
    static void removeFilled(Path directory, long older, long newer) {
        for (int level = 0; full(level, newer) > 0; level++) {
            long edge = full(level, older);
            if (edge < full(level, newer)) {
                var filled = new TilePath(level, edge, TilePath.FULL_WIDTH);
                remove(directory.resolve(filled + ".p"));
                remove(directory.resolve(filled.toEntries() + ".p"));
            }
        }
    }

    /** Full tiles at a level of a tree of the size. */
    static long full(int level, long size) {
        int shift = 8 * (level + 1);
        return shift < Long.SIZE ? size >>> shift : 0;
    }

    private static void remove(Path folder) {
        if (!Files.isDirectory(folder)) { // nothing was exported while it was filling
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }
}
