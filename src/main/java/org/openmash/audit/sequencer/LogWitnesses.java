package org.openmash.audit.sequencer;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TiledTree;
import org.openmash.audit.witness.Cosigners;

/**
 * Asks the agencies' witnesses to cosign the newest checkpoint, and keeps it when enough of them did. Witnesses that are away
 * cost nothing but their signature; one that remembers another history is an alarm for a person to look into: alone it stops
 * nothing, since it may be the one that is wrong.
 */
final class LogWitnesses {
    private static final Logger LOG = Logger.getLogger(LogWitnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NEWEST = "select note from audit.checkpoint where size >"
            + " (select coalesce(max(size), 0) from audit.cosigned) order by size desc limit 1";
    private static final String KEEP =
            "insert into audit.cosigned (size, note) values (?, ?) on conflict (size) do nothing";

    private final Cosigners cosigners;
    private final LogMeters meters;

    /**
     * The witnesses of a policy that have a URL.
     *
     * @param threads one for each witness, or some wait for others
     */
    LogWitnesses(LogPolicy policy, Executor threads, LogMeters meters) {
        var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        this.cosigners = new Cosigners(policy, http, PATIENCE, threads);
        this.meters = meters;
    }

    /**
     * Asks once for what is new.
     *
     * @return whether the newest checkpoint has its quorum now
     */
    boolean cosign(Connection connection) throws SQLException {
        var newest = newest(connection);
        if (newest.isEmpty()) {
            return true;
        }
        long size = Checkpoint.parse(newest.get().text()).size();
        var tree = new TiledTree(size, new StoredTiles(connection));
        var round = cosigners.ask(newest.get(), tree::consistency);
        round.disputes().forEach(dispute -> {
            meters.disputed();
            LOG.errorf("ALARM: a witness remembers another history of the access log: %s", dispute);
        });
        if (round.quorum()) {
            keep(connection, size, round.checkpoint());
        }
        return round.quorum();
    }

    private static Optional<SignedNote> newest(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery(NEWEST)) {
            return rows.next()
                    ? Optional.of(SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)))
                    : Optional.empty();
        }
    }

    private static void keep(Connection connection, long size, SignedNote note) throws SQLException {
        try (var insert = connection.prepareStatement(KEEP)) {
            insert.setLong(1, size);
            insert.setString(2, note.toString());
            insert.executeUpdate();
        }
    }
}
