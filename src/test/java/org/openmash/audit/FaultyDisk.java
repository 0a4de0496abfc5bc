package org.openmash.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openmash.support.SharedLibrary;

/** The disk under a PostgreSQL, by a library that it loads ({@code src/test/c/faulty-disk.c}, where the journal is described). */
final class FaultyDisk {
    private static final int HEADER = 4 * Long.BYTES;

    private final Path folder;
    private final Path library;

    private FaultyDisk(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /**
     * Compiles the library. Without a C compiler the test is skipped, but fails where {@code CI} is set.
     *
     * @param folder that does not exist yet
     */
    static FaultyDisk in(Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        var library = folder.resolve("faulty-disk.so");
        SharedLibrary.make("faulty-disk.c", library);
        return new FaultyDisk(folder, library);
    }

    /** What makes a PostgreSQL that is started with it use this disk. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "FAULTY_DISK", folder.toString());
    }

    /** From now on every sync fails. */
    void fail() throws IOException {
        Files.createFile(folder.resolve("fail"));
    }

    /** From now on every sync is said to have been done, and is not. */
    void lie() throws IOException {
        Files.createFile(folder.resolve("lie"));
    }

    /**
     * The power comes back after a cut: what was not synced was in the disk's memory and is gone, and the disk is in order again.
     * The server must be dead.
     *
     * @param data folder whose files were written
     * @return how many writes are gone
     */
    int cutPower(Path data) throws IOException {
        var journal = folder.resolve("journal");
        int gone = 0;
        try (var records = FileChannel.open(journal, StandardOpenOption.READ)) {
            var bytes = records.map(FileChannel.MapMode.READ_ONLY, 0, records.size())
                    .order(ByteOrder.nativeOrder());
            var files = byInode(data);
            for (var write : unsafe(bytes)) {
                var file = files.get(write.inode);
                if (file != null) {
                    takeBack(file, write, bytes.slice(write.at, write.bytes));
                    gone++;
                }
            }
        }
        Files.write(journal, new byte[0]);
        Files.deleteIfExists(folder.resolve("fail"));
        Files.deleteIfExists(folder.resolve("lie"));
        return gone;
    }

    /** A write that no sync made safe; {@code at} is where in the journal the bytes stand that it replaced. */
    private record Write(long inode, long offset, long length, int bytes, int at) {}

    /** The newest first, as they must be taken back. */
    private static List<Write> unsafe(ByteBuffer journal) {
        List<Write> writes = new ArrayList<>();
        Map<Long, Long> safeBelow = new HashMap<>();
        while (journal.remaining() >= HEADER) {
            long inode = journal.getLong();
            long offset = journal.getLong();
            long length = journal.getLong();
            int bytes = Math.toIntExact(journal.getLong());
            if (offset < 0) {
                safeBelow.merge(inode, length, Math::max);
            } else if (bytes <= journal.remaining()) { // else its process was killed before it could go on
                writes.add(new Write(inode, offset, length, bytes, journal.position()));
            }
            journal.position(Math.min(journal.limit(), journal.position() + bytes));
        }
        writes.removeIf(write -> write.at + write.bytes <= safeBelow.getOrDefault(write.inode, 0L));
        Collections.reverse(writes);
        return writes;
    }

    private static void takeBack(Path file, Write write, ByteBuffer before) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(before, write.offset);
            if (write.length >= 0) {
                channel.truncate(write.length);
            }
        }
    }

    private static Map<Long, Path> byInode(Path data) throws IOException {
        Map<Long, Path> files = new HashMap<>();
        try (var all = Files.walk(data)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put((Long) Files.getAttribute(file, "unix:ino"), file);
            }
        }
        return files;
    }
}
