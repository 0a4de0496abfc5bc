package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a tile of hashes or a bundle of entries lies (C2SP tlog-tiles, "Merkle Tree" and "Log entries"), as in
 * {@code tile/0/x001/x234/067} or {@code tile/entries/000.p/5}.
 *
 * @param level 0 for leaf hashes, up to 7; {@link #ENTRIES} for a bundle
 * @param index of the tile within its level, from 0
 * @param width hashes or entries in it: 256, or fewer in a partial tile at the right edge
 */
public record TilePath(int level, long index, int width) {
    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    /** Hashes in a full tile, entries in a full bundle. */
    public static final int FULL_WIDTH = 256;

    /** The highest level that a tree of up to 2^63-1 entries has. */
    static final int TOP_LEVEL = 7;

    private static final Pattern PATH =
            Pattern.compile("tile/([0-7]|entries)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > TOP_LEVEL || index < 0 || width < 1 || width > FULL_WIDTH) {
            throw new TreeException("there is no tile at level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The tile of the hashes at a level that holds the given hash of the level, in a tree of the size. */
    static TilePath holding(int level, long hash, long size) {
        long index = hash / FULL_WIDTH;
        long first = index * FULL_WIDTH;
        return new TilePath(level, index, (int) Math.min(FULL_WIDTH, hashesAt(level, size) - first));
    }

    /** All complete hashes at a level of a tree of the size. */
    static long hashesAt(int level, long size) {
        return size >>> (8 * Math.max(level, 0));
    }

    /** The partial tiles, lowest level first, along the right edge of a tree of the size; no bundle among them. */
    public static List<TilePath> rightEdge(long size) {
        var edge = new ArrayList<TilePath>();
        for (int level = 0; level <= TOP_LEVEL; level++) {
            long hashes = hashesAt(level, size);
            if (hashes % FULL_WIDTH != 0) {
                edge.add(holding(level, hashes - 1, size));
            }
        }
        return edge;
    }

    /**
     * Reads a path.
     *
     * @throws TreeException when it is not spelled exactly as the specification writes it
     */
    public static TilePath parse(String path) {
        var matcher = PATH.matcher(path);
        if (matcher.matches()) {
            int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
            long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
            int width = matcher.group(3) == null ? FULL_WIDTH : Integer.parseInt(matcher.group(3));
            if (width <= FULL_WIDTH
                    && new TilePath(level, index, width).toString().equals(path)) {
                return new TilePath(level, index, width);
            }
        }
        throw new TreeException("this is not the path of a tile");
    }

    public boolean isFull() {
        return width == FULL_WIDTH;
    }

    /** Index of the first entry, or first hash of the level, in it. */
    public long first() {
        return index * FULL_WIDTH;
    }

    /** The bundle of the entries whose hashes are in this tile of level 0. */
    public TilePath toEntries() {
        return new TilePath(ENTRIES, index, width);
    }

    @Override
    public String toString() {
        var digits = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            digits.insert(0, String.format("x%03d/", rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + digits + (isFull() ? "" : ".p/" + width);
    }
}
