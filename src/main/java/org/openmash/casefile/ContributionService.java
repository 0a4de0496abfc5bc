package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.notice.NoticeKind;
import org.openmash.notice.Notices;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** Takes in what an agency adds to a case it may know of. Sending gives no right to read back. */
@ApplicationScoped
public class ContributionService {
    private static final String OWN =
            "select 1 from (select id, case_id, agency, supersedes from casework.contribution_open"
                    + " union all select id, case_id, agency, supersedes from casework.contribution_closed) t"
                    + " where t.id = ? and t.case_id = ? and t.agency = ?";
    /** Two corrections of one item at once: the second waits and then finds the first. */
    private static final String QUEUE = "select pg_advisory_xact_lock(hashtextextended(?, 2))";

    private static final String CORRECTED = "select 1 from casework.contribution_open where supersedes = ?"
            + " union all select 1 from casework.contribution_closed where supersedes = ?";

    private static final String RESTRICTED = "select 1 where casework.restricted_by_owner(?)";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final CaseRepository cases;
    private final Contributions contributions;
    private final Notices notices;
    private final SeenItems seen;
    private final AccessLog log;
    private final Clock clock;

    ContributionService(
            DatabaseRole role,
            AgroalDataSource dataSource,
            CaseRepository cases,
            Contributions contributions,
            Notices notices,
            SeenItems seen,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.cases = cases;
        this.contributions = contributions;
        this.notices = notices;
        this.seen = seen;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Adds an item to a case.
     *
     * @throws ProblemException 404 when the caller may not know of the case, or the item to be corrected is not its agency's own or not
     *     one it sees;
     *     409 when that item was corrected before: the newest is to be corrected
     */
    public Recorded<ContributionReceipt> add(String id, Contribution item, Caller caller, String operation) {
        var caseId = CaseIds.parse(id);
        if (item.supersedes() != null && !seen.mayHandle(caseId, item.supersedes(), caller)) {
            throw ProblemException.notFound();
        }
        return role.call(Session.job("casework", caller), () -> {
            var file = cases.getOrThrow(caseId);
            file.allow(CaseMoves.Move.CONTRIBUTE);
            checkCorrection(item, caseId, caller);
            var place = new Place(
                    TimeOrderedId.next(), caseId, file.hub(), Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
            contributions.add(place, asRestrictedAsBefore(item), caller.agency(), null);
            if (item.supersedes() != null) {
                notices.toReaders(place, item.supersedes(), NoticeKind.CONTRIBUTION_CORRECTED);
            }
            var entry = log.record(Access.of(caller, Action.COLLECTION, operation)
                    .cases(caseId)
                    .items(List.of(place.id())));
            return new Recorded<>(
                    entry, new ContributionReceipt(place.id(), caseId, place.recordedAt(), item.supersedes()));
        });
    }

    /** Correcting an item does not open it to others. */
    private Contribution asRestrictedAsBefore(Contribution item) throws SQLException {
        return item.supersedes() != null && exists(RESTRICTED, item.supersedes()) ? item.onlyForItsAgency() : item;
    }

    private void checkCorrection(Contribution item, UUID caseId, Caller caller) throws SQLException {
        var earlier = item.supersedes();
        if (earlier == null) {
            return;
        }
        exists(QUEUE, earlier.toString());
        if (!exists(OWN, earlier, caseId, caller.agency())) {
            throw ProblemException.notFound();
        }
        if (exists(CORRECTED, earlier, earlier)) {
            throw new ProblemException(
                    ProblemType.MOVE_NOT_ALLOWED, "This item was corrected before; correct the newest version.");
        }
    }

    private boolean exists(String sql, Object... parameters) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
