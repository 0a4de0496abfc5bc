package org.openmash.audit.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries one after the other, each behind its length in two bytes (C2SP tlog-tiles, "Log entries"). */
public final class EntryBundle {
    /** Longest entry in bytes: its length must fit in two. */
    public static final int MAX_ENTRY_LENGTH = 0xFFFF;

    private EntryBundle() {}

    /**
     * Writes a bundle.
     *
     * @throws TreeException when an entry is longer than 65,535 bytes
     */
    public static byte[] toBytes(List<byte[]> entries) {
        int length =
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
        var bundle = ByteBuffer.allocate(length);
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_LENGTH) {
                throw new TreeException("an entry of " + entry.length + " bytes does not fit into a bundle");
            }
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    /**
     * Reads a bundle.
     *
     * @throws TreeException when the bytes end within an entry, or do not hold exactly the entries the path promises
     */
    public static List<byte[]> parse(TilePath path, byte[] bytes) {
        var entries = parse(bytes);
        if (entries.size() != path.width()) {
            throw new TreeException(path + " holds " + entries.size() + " entries, not " + path.width());
        }
        return entries;
    }

    /**
     * Reads as many entries as there are.
     *
     * @throws TreeException when the bytes end within an entry
     */
    public static List<byte[]> parse(byte[] bytes) {
        var entries = new ArrayList<byte[]>(TilePath.FULL_WIDTH);
        var bundle = ByteBuffer.wrap(bytes);
        while (bundle.hasRemaining()) {
            entries.add(next(bundle));
        }
        return entries;
    }

    private static byte[] next(ByteBuffer bundle) {
        int length = bundle.remaining() < Short.BYTES ? Integer.MAX_VALUE : Short.toUnsignedInt(bundle.getShort());
        if (length > bundle.remaining()) {
            throw new TreeException("the bundle ends within an entry");
        }
        byte[] entry = new byte[length];
        bundle.get(entry);
        return entry;
    }
}
