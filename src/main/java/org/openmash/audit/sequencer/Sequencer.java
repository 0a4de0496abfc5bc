package org.openmash.audit.sequencer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openmash.audit.tree.Frontier;

/**
 * Gives what waits its place: contiguous indexes, leaves, tiles and the new root in one transaction, which commits only if
 * nobody else has led since. What does not fit its own hash is set aside and told of, and the log goes on.
 */
final class Sequencer {
    private static final Logger LOG = Logger.getLogger(Sequencer.class);

    private final Connection connection;
    private final TreeTables tables;
    private final LogMeters meters;
    private TreeState state;
    private Frontier frontier;

    private Sequencer(Connection connection, LogMeters meters, TreeState state, Frontier frontier) {
        this.connection = connection;
        this.tables = new TreeTables(connection);
        this.meters = meters;
        this.state = state;
        this.frontier = frontier;
    }

    /**
     * Begins to lead.
     *
     * @param connection not in autocommit
     * @throws LogStateException when the tiles do not give the root: then nothing may be added to them; or when a commit of
     *     this connection could still be lost: then nothing of it may be signed
     */
    static Sequencer lead(Connection connection, LogMeters meters) throws SQLException {
        if (!new TreeTables(connection).commitsAreDurable()) {
            throw new LogStateException("synchronous_commit is off for the sequencer, so what is signed could be lost");
        }
        var state = new TreeTables(connection).lead();
        connection.commit();
        var frontier = Frontier.of(state.size(), new StoredTiles(connection));
        connection.rollback();
        if (!frontier.root().equals(state.root())) {
            throw new LogStateException("the tiles of the access log do not give the root of its tree");
        }
        return new Sequencer(connection, meters, state, frontier);
    }

    /** How far it has come; durable. */
    TreeState state() {
        return state;
    }

    /**
     * Sequences what waits.
     *
     * @param limit how many entries at most
     * @return how many it took, set aside ones included
     * @throws LeadershipLostException when another one leads
     */
    int sequence(int limit) throws SQLException {
        var waiting = tables.waiting(limit);
        if (waiting.isEmpty()) {
            connection.rollback();
            return 0;
        }
        var findings = findings(waiting);
        var sound = waiting.stream().filter(one -> !findings.containsKey(one)).toList();
        var growth = frontier.grow(sound.stream().map(Waiting::hash).toList());
        if (!tables.advance(state, growth.frontier())) {
            connection.rollback();
            throw new LeadershipLostException();
        }
        tables.addLeaves(state.size(), sound);
        tables.writeTiles(growth.written());
        tables.setAside(findings);
        tables.settle(waiting);
        connection.commit();
        advanced(growth.frontier(), sound, findings);
        return waiting.size();
    }

    private void advanced(Frontier grown, List<Waiting> sound, Map<Waiting, Finding> findings) {
        frontier = grown;
        state = new TreeState(state.origin(), grown.size(), grown.root(), state.epoch());
        meters.sequenced(sound.size());
        meters.setAside(findings.size());
        findings.forEach((entry, finding) -> LOG.errorf(
                "ALARM: entry %s of the access log does not fit what was stored with it (%s); it is not in the tree",
                entry.id(), finding));
    }

    private static Map<Waiting, Finding> findings(List<Waiting> waiting) {
        Map<Waiting, Finding> findings = new LinkedHashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (var one : waiting) {
            var finding = seen.add(one.id()) ? one.finding() : Finding.TWICE;
            if (finding != null) {
                findings.put(one, finding);
            }
        }
        return findings;
    }
}
