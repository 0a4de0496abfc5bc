package org.openmash.audit.witness;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.ConsistencyProof;
import org.openmash.audit.tree.Frontier;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;
import org.openmash.audit.tree.TiledTree;

/** A log of invented entries at every size up to its largest; entries of another name from the fifth on. */
final class GrowingLog {
    static final String ORIGIN = "hub.example/audit/2026";
    static final NoteSigner KEY = NoteSigner.ofSeed(ORIGIN, SignatureType.LOG, seed());
    private static final int SHARED = 5;

    private final List<Hash> leaves;

    GrowingLog(int largest, String name) {
        leaves = IntStream.range(0, largest)
                .mapToObj(number -> (number < SHARED ? "" : name) + number)
                .map(entry -> Hash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(
                ORIGIN,
                size,
                Frontier.EMPTY.grow(leaves.subList(0, size)).frontier().root());
    }

    SignedNote signed(int size) {
        return checkpoint(size).sign(KEY);
    }

    ConsistencyProof proof(long oldSize, int size) {
        Map<TilePath, byte[]> tiles = new HashMap<>();
        Frontier.EMPTY.grow(leaves.subList(0, size)).written().forEach(tile -> tiles.put(tile.path(), tile.toBytes()));
        return new TiledTree(size, tiles::get).consistency(oldSize);
    }

    private static byte[] seed() {
        byte[] seed = new byte[32];
        seed[0] = 7;
        return seed;
    }
}
