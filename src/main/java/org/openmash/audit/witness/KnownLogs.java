package org.openmash.audit.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.DurableFile;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.TreeException;

/**
 * The newest checkpoint of each log, in one file: its text, three lines a log. Not safe for use by several threads.
 *
 * <p>This file is all a witness must not lose or set back: restored from an old copy, it would sign a second history.
 */
final class KnownLogs {
    private static final int LINES = 3;

    private final Path file;
    private final Map<String, Checkpoint> newest = new TreeMap<>();

    /**
     * Reads the file.
     *
     * @param logs whose checkpoints it must hold
     * @throws TreeException when it is missing, empty or damaged, or lacks a log: better no witness than one that forgot
     */
    KnownLogs(Path file, Collection<String> logs) {
        this(file);
        for (String log : logs) {
            if (!newest.containsKey(log)) {
                throw new TreeException(file + " knows no checkpoint of " + log
                        + "; only where this witness never cosigned it, --new begins one");
            }
        }
    }

    /**
     * Begins those logs that the file does not know yet, at the empty tree.
     *
     * @throws TreeException when it knows all of them, or is damaged
     */
    static KnownLogs begin(Path file, Collection<String> logs) {
        var known = new KnownLogs(file);
        var unknown =
                logs.stream().filter(log -> !known.newest.containsKey(log)).toList();
        if (unknown.isEmpty()) {
            throw new TreeException(file + " knows every log of the policy; start without --new");
        }
        unknown.forEach(log -> known.keep(new Checkpoint(log, 0, Hash.OF_NOTHING)));
        return known;
    }

    private KnownLogs(Path file) {
        this.file = file;
        var lines = lines(file);
        if (lines.size() % LINES != 0) {
            throw new TreeException("the file of known checkpoints is damaged");
        }
        for (int line = 0; line < lines.size(); line += LINES) {
            var checkpoint = Checkpoint.parse(String.join("\n", lines.subList(line, line + LINES)) + "\n");
            newest.put(checkpoint.origin(), checkpoint);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The newest checkpoint of a log of the witness; that of the empty tree when none was seen. */
    Checkpoint newest(String origin) {
        return Objects.requireNonNull(newest.get(origin), origin);
    }

    /** Replaces the newest checkpoint of its log. On return it is on the disk. */
    void keep(Checkpoint checkpoint) {
        var all = new TreeMap<>(newest);
        all.put(checkpoint.origin(), checkpoint);
        var text = new StringBuilder();
        all.values().forEach(each -> text.append(each.toText()));
        DurableFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        newest.put(checkpoint.origin(), checkpoint);
    }
}
