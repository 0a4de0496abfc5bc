package org.openmash.audit.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Writes a file so that after a crash it is either the old one or the new one, whole. */
public final class DurableFile {
    private DurableFile() {}

    /**
     * Puts the bytes in the place of the file; on return they and the name are on the disk. Missing folders are made.
     *
     * @throws UncheckedIOException when the disk refuses
     */
    public static void replace(Path file, byte[] bytes) {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            Files.createDirectories(folder);
            var beside = folder.resolve("." + UUID.randomUUID() + ".part");
            try {
                write(beside, bytes);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
            forceNames(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void forceNames(Path folder) throws IOException {
        try (var names = FileChannel.open(folder)) {
            names.force(true);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
