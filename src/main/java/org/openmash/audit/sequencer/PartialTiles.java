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
        for (int level = 0; newer >>> 8 * (level + 1) > 0; level++) {
            long edge = older >>> 8 * (level + 1);
            if (edge < newer >>> 8 * (level + 1)) {
                var full = new TilePath(level, edge, TilePath.FULL_WIDTH);
                remove(directory.resolve(full + ".p"));
                remove(directory.resolve(full.toEntries() + ".p"));
            }
        }
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
