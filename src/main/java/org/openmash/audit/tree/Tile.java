package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tile: neighbouring hashes of one level (C2SP tlog-tiles, "Merkle Tree"). Its bytes are those that are stored, served
 * and exported.
 *
 * @param hashes as many as the path is wide
 */
public record Tile(TilePath path, List<Hash> hashes) {
    public Tile {
        hashes = List.copyOf(hashes);
        if (hashes.size() != path.width() || path.level() == TilePath.ENTRIES) {
            throw new TreeException("tile " + path + " cannot hold " + hashes.size() + " hashes");
        }
    }

    /**
     * Reads a tile's bytes.
     *
     * @throws TreeException when they are not exactly as long as the width asks for
     */
    public static Tile parse(TilePath path, byte[] bytes) {
        if (bytes.length != path.width() * Hash.LENGTH) {
            throw new TreeException(path + " is " + bytes.length + " bytes long, not " + path.width() * Hash.LENGTH);
        }
        var hashes = new ArrayList<Hash>(path.width());
        for (int position = 0; position < bytes.length; position += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, position, position + Hash.LENGTH)));
        }
        return new Tile(path, hashes);
    }

    /** The hashes one after the other, 32 bytes each. */
    public byte[] toBytes() {
        byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int number = 0; number < hashes.size(); number++) {
            hashes.get(number).copyTo(bytes, number * Hash.LENGTH);
        }
        return bytes;
    }
}
