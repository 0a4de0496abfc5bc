package org.openmash.audit.sequencer;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TiledTree;
import org.openmash.audit.witness.Cosigners;
import org.openmash.audit.witness.Cosigning;

/**
 * Asks the agencies' witnesses to cosign the newest checkpoint, and keeps it when enough of them did. Witnesses that are away
 * cost nothing but their signature. One that remembers another history stops the publication until a person has looked into it:
 * while it disputes, no checkpoint is kept as cosigned, and {@link PublishedLog} hands no later one out. Entries, signatures and
 * answers go on, since it may be the witness that is wrong.
 */
final class LogWitnesses {
    private static final Logger LOG = Logger.getLogger(LogWitnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 200;
    private static final String NEWEST = "select note from audit.checkpoint where size >"
            + " (select coalesce(max(size), 0) from audit.cosigned) order by size desc limit 1";
    private static final String KEEP =
            "insert into audit.cosigned (size, note) values (?, ?) on conflict (size) do nothing";

    private static final String DISPUTE = "insert into audit.dispute (witness, size) select ?, ? where not exists ("
            + PublishedLog.DISPUTES + " and witness = ?)";
    private static final String END = "insert into audit.dispute_end (dispute) select id from (" + PublishedLog.DISPUTES
            + ") d where witness = any (?) or witness <> all (?) on conflict (dispute) do nothing";

    private final LogPolicy policy;
    private final Cosigners cosigners;
    private final LogMeters meters;

    /**
     * The witnesses of a policy that have a URL.
     *
     * @param threads one for each witness, or some wait for others
     */
    LogWitnesses(LogPolicy policy, Executor threads, LogMeters meters) {
        var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        this.policy = policy;
        this.cosigners = new Cosigners(policy, http, PATIENCE, threads);
        this.meters = meters;
    }

    /**
     * Asks once for what is new.
     *
     * @return whether the newest checkpoint has its quorum now
     */
    boolean cosign(Connection connection) throws SQLException {
        endDisputes(connection, List.of());
        var newest = newest(connection);
        if (newest.isEmpty()) {
            return true;
        }
        long size = Checkpoint.parse(newest.get().text()).size();
        var tree = new TiledTree(size, new StoredTiles(connection));
        var round = cosigners.ask(newest.get(), tree::consistency);
        for (var dispute : round.disputes()) {
            dispute(connection, size, dispute);
        }
        endDisputes(connection, cosigned(round));
        if (round.quorum() && !isDisputed(connection)) {
            keep(connection, size, round.checkpoint());
            return true;
        }
        return false;
    }

    private void dispute(Connection connection, long size, Cosigning.Disputed dispute) throws SQLException {
        meters.disputed();
        LOG.errorf(
                "ALARM: the witness %s remembers another history of the access log; nothing later is published: %s",
                dispute.witness().name(), printable(dispute.why()));
        var key = dispute.witness().key().toString();
        try (var insert = connection.prepareStatement(DISPUTE)) {
            insert.setString(1, key);
            insert.setLong(2, size);
            insert.setString(3, key);
            insert.executeUpdate();
        }
    }

    private static List<String> cosigned(Cosigners.Round round) {
        return round.answers().stream()
                .filter(Cosigning.Cosigned.class::isInstance)
                .map(answer -> answer.witness().key().toString())
                .toList();
    }

    /** Those of witnesses that cosign again, and of those that are not asked any more. */
    private void endDisputes(Connection connection, List<String> cosigned) throws SQLException {
        try (var insert = connection.prepareStatement(END)) {
            insert.setArray(1, connection.createArrayOf("text", cosigned.toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            policy.witnesses().stream()
                                    .map(witness -> witness.key().toString())
                                    .toArray()));
            insert.executeUpdate();
        }
    }

    private static boolean isDisputed(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var row = select.executeQuery(PublishedLog.DISPUTES)) {
            return row.next();
        }
    }

    /** What another server wrote, so that it cannot write lines of this log. */
    private static String printable(String text) {
        var line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.substring(0, Math.min(line.length(), LONGEST));
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
