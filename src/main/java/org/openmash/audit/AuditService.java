package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.OpaqueTokens;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** The auditor's reading of the log; each look is an entry too, durable before the answer. */
@ApplicationScoped
class AuditService {
    private static final String ROLE = "auditor";
    private static final String PURPOSE = "AUDIT";
    /** How far the clock of another instance may be ahead. */
    private static final Duration SKEW = Duration.ofHours(1);

    private final DatabaseRole databaseRole;
    private final AgroalDataSource dataSource;
    private final AccessLog log;
    private final OpaqueTokens tokens;
    private final Clock clock;

    AuditService(
            DatabaseRole databaseRole, AgroalDataSource dataSource, AccessLog log, OpaqueTokens tokens, Clock clock) {
        this.databaseRole = databaseRole;
        this.dataSource = dataSource;
        this.log = log;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A page of entries, newest first. Its own entry names the entries shown, and the case if one was asked for. */
    Recorded<EntryPage> search(EntryFilter filter, Caller caller) {
        var cursor = filter.cursor();
        var after = cursor == null ? null : Position.of(cursor, filter, tokens);
        var select = EntrySelect.matching(filter, after, clock.instant().plus(SKEW));
        var found = read(select, filter.limit() + 1, caller);
        var shown = found.subList(0, Math.min(found.size(), filter.limit()));
        var more = found.size() > shown.size();
        var next = more ? Position.of(shown.get(shown.size() - 1)).toCursor(filter, tokens) : null;
        var access = look("GET /v1/audit/entries", shown, caller).searched(filter.criteria());
        var caseId = filter.caseId();
        return new Recorded<>(
                log.recordDurably(caseId == null ? access : access.cases(caseId)), new EntryPage(shown, next));
    }

    /**
     * One entry.
     *
     * @throws ProblemException 404 when there is none
     */
    Recorded<EntryView> read(UUID id, Caller caller) {
        var found = read(EntrySelect.byId(id), 1, caller);
        if (found.isEmpty()) {
            throw ProblemException.notFound();
        }
        return new Recorded<>(log.recordDurably(look("GET /v1/audit/entries/{id}", found, caller)), found.get(0));
    }

    private List<EntryView> read(EntrySelect select, int limit, Caller caller) {
        return databaseRole.call(Session.job(ROLE, caller), () -> {
            try (var connection = dataSource.getConnection()) {
                return select.newest(connection, limit);
            }
        });
    }

    private static Access look(String operation, List<EntryView> shown, Caller caller) {
        return Access.of(caller, Action.AUDIT, operation)
                .purpose(PURPOSE)
                .outcome(shown.isEmpty() ? Outcome.NOT_FOUND : Outcome.PERMITTED)
                .items(shown.stream().map(EntryView::id).toList());
    }
}
