package org.openmash.audit.sequencer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.TilePath;
import org.openmash.audit.tree.TreeException;

/**
 * The tiles as they are stored: a tile that has grown since still begins with what it was, so a narrower one is its
 * beginning.
 */
final class StoredTiles implements Function<TilePath, byte[]> {
    private static final String SELECT =
            "select substr(hashes, 1, ?) from audit.tile where level = ? and idx = ? and length(hashes) >= ?";

    private final Connection connection;

    StoredTiles(Connection connection) {
        this.connection = connection;
    }

    /**
     * The bytes of a tile.
     *
     * @throws TreeException when there is none as wide as that
     */
    @Override
    public byte[] apply(TilePath path) {
        try (var select = connection.prepareStatement(SELECT)) {
            select.setInt(1, path.width() * Hash.LENGTH);
            select.setInt(2, path.level());
            select.setLong(3, path.index());
            select.setInt(4, path.width() * Hash.LENGTH);
            try (var rows = select.executeQuery()) {
                if (rows.next()) {
                    return rows.getBytes(1);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the tiles of the access log cannot be read", failure);
        }
        throw new TreeException("there is no " + path);
    }
}
