package org.openmash.release;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.casefile.Given;
import org.openmash.casefile.SeenItems;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.hub.AgencyLeads;
import org.openmash.identity.Caller;
import org.openmash.notice.NoticeKind;
import org.openmash.notice.Notices;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/**
 * The originator's control over its items, also on a case it takes no part in any more: a restricted item is its own to read,
 * and officers know that it is there; a recalled one is sealed for everyone else. Whoever read it is told.
 */
@ApplicationScoped
class HoldService {
    private static final String OWN = "select 1 where casework.own_item(?, ?) and not casework.kept_out(?)";
    private static final String HELD = "select 1 from casework.contribution_hold where item = ? and kind = ?";
    private static final String QUEUE = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 2))) q";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final CaseRows rows;
    private final Notices notices;
    private final AgencyLeads leads;
    private final SeenItems seen;
    private final AccessLog log;
    private final Clock clock;

    HoldService(
            DatabaseRole role,
            AgroalDataSource dataSource,
            CaseRows rows,
            Notices notices,
            AgencyLeads leads,
            SeenItems seen,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.rows = rows;
        this.notices = notices;
        this.leads = leads;
        this.seen = seen;
        this.log = log;
        this.clock = clock;
    }

    /** What an agency does to its item. */
    enum Hold {
        RECALLED(NoticeKind.CONTRIBUTION_RECALLED, "recalls"),
        RESTRICTED(NoticeKind.CONTRIBUTION_RESTRICTED, "restrictions");

        private final NoticeKind told;
        private final String path;

        Hold(NoticeKind told, String path) {
            this.told = told;
            this.path = path;
        }
    }

    /**
     * Recalls or restricts an item of the caller's agency: it hides what others rely on, so a specialist or the named lead does it.
     *
     * @throws ProblemException 403 for anyone else; 404 for another agency's item, or a case the caller is kept out of; 409 when it was done before
     */
    Recorded<HoldReceipt> hold(UUID caseId, UUID item, Hold hold, ReleaseRequests.WithReason request, Caller caller) {
        leads.requireRelease(caller);
        var reason = Given.text("reason", request.reason());
        if (!seen.mayHandle(caseId, item, caller)) {
            throw ProblemException.notFound();
        }
        return role.call(Session.job("casework", caller), () -> {
            exists(QUEUE, item.toString());
            if (!exists(OWN, caseId, item, caseId)) {
                throw ProblemException.notFound();
            }
            if (exists(HELD, item, hold.name())) {
                throw ReleaseService.conflict("This item is " + hold + " already.");
            }
            var place = new Place(
                    TimeOrderedId.next(),
                    caseId,
                    caller.hub(),
                    Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
            rows.append(place, "contribution_hold", columns(item, hold, reason, caller));
            notices.toReaders(place, item, hold.told);
            var entry = log.record(
                    Access.of(caller, Action.ALTERATION, "POST /v1/cases/{id}/contributions/{item}/" + hold.path)
                            .reason(reason)
                            .cases(caseId)
                            .items(List.of(item)));
            return new Recorded<>(entry, new HoldReceipt(place.id(), caseId, item, hold, place.recordedAt()));
        });
    }

    private static Map<String, Object> columns(UUID item, Hold hold, String reason, Caller by) {
        return Map.of(
                "item", item,
                "kind", hold.name(),
                "agency", by.agency(),
                "held_by", by.name(),
                "held_by_person", by.person(),
                "reason", reason);
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
