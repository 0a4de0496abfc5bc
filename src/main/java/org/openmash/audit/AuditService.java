package org.openmash.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.openmash.disclosure.OpaqueTokens;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** The auditor's reading of the log of its hub; each look is an entry too, durable before the answer. */
@ApplicationScoped
class AuditService {
    static final String PURPOSE = "AUDIT";

    private final EntryReader reader;
    private final AccessLog log;
    private final OpaqueTokens tokens;
    private final Clock clock;

    AuditService(EntryReader reader, AccessLog log, OpaqueTokens tokens, Clock clock) {
        this.reader = reader;
        this.log = log;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A page of entries, newest first. Its own entry names the entries shown, and the case if one was asked for. */
    Recorded<EntryPage> search(MultivaluedMap<String, String> query, Caller caller) {
        var filter = EntryFilter.of(query, clock.instant());
        var cursor = filter.cursor();
        var after = cursor == null ? null : Position.of(cursor, filter, tokens);
        var found = reader.matching(filter, after, filter.limit() + 1, caller);
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
     * @throws ProblemException 404 when the hub has none
     */
    Recorded<EntryView> read(UUID id, Caller caller) {
        var found = reader.byId(id, caller);
        if (found.isEmpty()) {
            throw ProblemException.notFound();
        }
        return new Recorded<>(log.recordDurably(look("GET /v1/audit/entries/{id}", found, caller)), found.get(0));
    }

    private static Access look(String operation, List<EntryView> shown, Caller caller) {
        return Access.of(caller, Action.AUDIT, operation)
                .purpose(PURPOSE)
                .outcome(shown.isEmpty() ? Outcome.NOT_FOUND : Outcome.PERMITTED)
                .items(shown.stream().map(EntryView::id).toList());
    }
}
