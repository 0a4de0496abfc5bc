package org.openmash.disclosure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.StatementGuard.Verdict;

/**
 * The only way to prepare a statement in a reader's transaction ({@link Session#reading}, {@link Session#underGrant}): it is judged
 * first, once for each text and decision, and one that names what the decision withholds is never sent.
 */
@ApplicationScoped
public class ReaderStatements {
    private static final Logger LOG = Logger.getLogger(ReaderStatements.class);
    /** Some hundred texts are in use; a list has one for each set of filters, so callers can make more. */
    private static final int MOST = 4000;

    private final StatementGuard guard;
    private final Counter refusals;
    private final Map<Asked, Verdict> verdicts = new ConcurrentHashMap<>();

    private record Asked(@Nullable Decision decision, boolean officer, String sql) {}

    ReaderStatements(DisclosureMatrix matrix, MeterRegistry meters) {
        this.guard = new StatementGuard(matrix);
        this.refusals = meters.counter("openmash.disclosure.statements.refused");
    }

    /**
     * Prepares a statement made from a decision.
     *
     * @param officer whether the caller is an officer of the hub, who sees besides what cases are moved by
     * @throws IllegalStateException when it names a column of a field the decision withholds, or could: nothing is sent
     */
    public PreparedStatement prepare(Connection connection, Decision decision, boolean officer, String sql)
            throws SQLException {
        return prepare(connection, new Asked(decision, officer, sql));
    }

    /**
     * Prepares a statement that reads no table of case data; it may ask functions of the database.
     *
     * @throws IllegalStateException when it names one
     */
    public PreparedStatement prepareWithoutCaseData(Connection connection, String sql) throws SQLException {
        return prepare(connection, new Asked(null, false, sql));
    }

    private PreparedStatement prepare(Connection connection, Asked asked) throws SQLException {
        var verdict = verdicts.get(asked);
        if (verdict == null) {
            verdict = judge(asked);
        }
        if (!verdict.permits()) {
            refusals.increment();
            LOG.errorf("a statement was not sent: its decision does not show %s", verdict.refused());
            throw new IllegalStateException("a statement names what its decision withholds");
        }
        return connection.prepareStatement(asked.sql());
    }

    private Verdict judge(Asked asked) {
        var verdict = guard.judge(asked.sql(), asked.decision(), asked.officer());
        if (verdicts.size() >= MOST) {
            verdicts.clear();
        }
        verdicts.put(asked, verdict);
        return verdict;
    }
}
