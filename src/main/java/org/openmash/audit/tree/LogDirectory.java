package org.openmash.audit.tree;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A log as files, named as C2SP tlog-tiles names its resources, so that a plain web server can serve them. Writing is
 * idempotent: the same log gives the same bytes every time, and a tile that is there is never changed. Write the tiles and
 * bundles of a checkpoint first and the checkpoint last: whatever is interrupted, the directory verifies.
 *
 * <p>What the disk refuses is an {@link UncheckedIOException}.
 */
public final class LogDirectory {
    private static final String CHECKPOINT = "checkpoint";
    private static final String LOCK = ".checkpoint.lock";
    private static final int MAX_BUNDLE_LENGTH = TilePath.FULL_WIDTH * (Short.BYTES + EntryBundle.MAX_ENTRY_LENGTH);

    private final Path directory;

    public LogDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Stores a tile or bundle, durably and in one step.
     *
     * @throws TreeException when other bytes are there already: the log would have forked
     */
    public void write(TilePath path, byte[] bytes) {
        var file = directory.resolve(path.toString());
        if (!Files.exists(file)) {
            DurableFile.replace(file, bytes);
        } else if (!Arrays.equals(read(path), bytes)) {
            throw new TreeException(path + " was exported before with other content");
        }
    }

    /**
     * Stores the newest checkpoint in place of the one before. One at a time, whatever processes share the directory.
     *
     * @throws TreeException when the one that is there is larger, or of the same size and another tree, or no checkpoint
     */
    public void writeCheckpoint(SignedNote checkpoint) {
        synchronized (LogDirectory.class) { // a file lock keeps only other processes out
            try {
                Files.createDirectories(directory);
                try (var lock = FileChannel.open(directory.resolve(LOCK), CREATE, WRITE)) {
                    lock.lock();
                    requireNewer(Checkpoint.parse(checkpoint.text()));
                    DurableFile.replace(directory.resolve(CHECKPOINT), checkpoint.toBytes());
                }
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }

    private void requireNewer(Checkpoint newer) {
        if (Files.exists(directory.resolve(CHECKPOINT))) {
            var older = Checkpoint.parse(readCheckpoint().text());
            if (!newer.equals(older) && newer.size() <= older.size()) {
                throw new TreeException("a checkpoint of " + older.size() + " entries is there, and one of "
                        + newer.size() + " does not replace it");
            }
        }
    }

    /**
     * Reads a tile or bundle as it lies there.
     *
     * @throws TreeException when it is missing, or longer than any
     */
    public byte[] read(TilePath path) {
        return read(path.toString(), path.level() == TilePath.ENTRIES ? MAX_BUNDLE_LENGTH : path.width() * Hash.LENGTH);
    }

    /**
     * Reads the checkpoint; nothing is verified.
     *
     * @throws TreeException when it is missing, or no note
     */
    public SignedNote readCheckpoint() {
        return SignedNote.parse(read(CHECKPOINT, SignedNote.MAX_LENGTH));
    }

    private byte[] read(String name, int longest) {
        try (var file = Files.newInputStream(directory.resolve(name))) {
            byte[] bytes = file.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new TreeException(name + " is longer than " + longest + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new TreeException(name + " is missing");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
