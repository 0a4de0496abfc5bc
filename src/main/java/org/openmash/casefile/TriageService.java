package org.openmash.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;

/**
 * Every move of an officer: load the case as far as it may be known, check the version the officer saw, change it, add the
 * dated event and the entry of the access log, all in one transaction.
 */
@ApplicationScoped
class TriageService {
    private final DatabaseRole role;
    private final CaseRepository cases;
    private final CaseVersions versions;
    private final CaseEvents events;
    private final AccessLog log;
    private final Clock clock;

    TriageService(
            DatabaseRole role,
            CaseRepository cases,
            CaseVersions versions,
            CaseEvents events,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.cases = cases;
        this.versions = versions;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    /** What a move does to the loaded case, and the rows it then adds. */
    record Move(Consumer<CaseFile> change, Rows rows) {}

    /** The rows a move adds beside the case. */
    interface Rows {
        void add(CaseFile file, Place place) throws SQLException;
    }

    /** What is asked: of which case, in which version, by whom, and how the log names it. */
    record Asked(UUID caseId, @Nullable String ifMatch, Caller caller, String operation) {}

    /** Makes a move and answers with the case's new version. */
    Recorded<MoveReceipt> move(Asked asked, String kind, Map<String, String> detail, Move move) {
        return role.call(Session.job("casework", asked.caller()), () -> {
            var file = cases.getOrThrow(asked.caseId());
            versions.require(file, asked.ifMatch());
            var place = new Place(TimeOrderedId.next(), file.id(), file.hub(), Instant.now(clock));
            move.change().accept(file);
            events.add(file, kind, asked.caller(), detail);
            cases.bumpVersion(file);
            // Last: an officer who keeps the own agency out knows nothing of the case from here on.
            move.rows().add(file, place);
            var entry = log.record(Access.of(asked.caller(), Action.ALTERATION, asked.operation())
                    .cases(file.id())
                    .items(List.of(place.id()))
                    .outcome(Outcome.PERMITTED));
            return new Recorded<>(entry, receipt(place.id(), file));
        });
    }

    private MoveReceipt receipt(UUID id, CaseFile file) {
        return new MoveReceipt(
                id,
                file.id(),
                file.state().status().name(),
                file.rating(),
                file.dueAt(),
                versions.etag(file.id(), file.version()));
    }
}
