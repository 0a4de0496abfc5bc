package org.openmash.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.openmash.agreement.Agreements;
import org.openmash.agreement.Judged;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosedChronology;
import org.openmash.disclosure.DisclosedChronology.Asked;
import org.openmash.disclosure.EmergencyQuery;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Session;
import org.openmash.problem.ProblemException;

/** Reads chronologies; released, like every view, only when the entry that records it is durable. */
@ApplicationScoped
class ChronologyService {
    private final DatabaseRole role;
    private final DisclosedChronology chronology;
    private final EmergencyQuery emergencies;
    private final Agreements agreements;
    private final AccessLog log;

    ChronologyService(
            DatabaseRole role,
            DisclosedChronology chronology,
            EmergencyQuery emergencies,
            Agreements agreements,
            AccessLog log) {
        this.role = role;
        this.chronology = chronology;
        this.emergencies = emergencies;
        this.agreements = agreements;
        this.log = log;
    }

    /** A page that was made under a grant. */
    private record Seen(UUID grant, DisclosedChronology.Page page) {}

    /** A page of the chronology of one case, or of what the caller's emergency grant opens of it; the entry names the items on it. */
    Recorded<DisclosedChronology.Page> page(Asked asked) {
        var seen = asked.stated().equals(Purpose.EMERGENCY)
                ? role.call(Session.underGrant(asked.caller()), () -> underGrant(asked))
                : Optional.<Seen>empty();
        return seen.map(under -> inEmergency(asked, under)).orElseGet(() -> ordinarily(asked));
    }

    private Optional<Seen> underGrant(Asked asked) throws SQLException {
        var opened = emergencies.opens(asked.caseId(), asked.caller());
        return opened.isEmpty()
                ? Optional.empty()
                : Optional.of(new Seen(opened.get().grant(), chronology.pageUnderGrant(asked, opened.get())));
    }

    private Recorded<DisclosedChronology.Page> inEmergency(Asked asked, Seen seen) {
        var under = new ArrayList<>(seen.page().releases());
        under.add(seen.grant());
        var access = access(asked, seen.page()).under(under).urgent(true).outcome(Outcome.EMERGENCY);
        return new Recorded<>(log.recordDurably(access), seen.page());
    }

    private Recorded<DisclosedChronology.Page> ordinarily(Asked asked) {
        var judged = role.call(Session.reading(asked.caller(), asked.stated().code()), () -> judged(asked));
        var page = judged.body();
        var access = access(asked, page)
                .under(page.releases())
                .outcome(page.decision().withheld().isEmpty() ? Outcome.PERMITTED : Outcome.PARTIAL);
        return new Recorded<>(log.recordDurably(judged.in(access)), page);
    }

    private static Access access(Asked asked, DisclosedChronology.Page page) {
        return Access.of(asked.caller(), Action.CONSULTATION, "GET /v1/cases/{id}/chronology")
                .purpose(asked.stated(), page.decision())
                .cases(asked.caseId())
                .items(page.items())
                .shown(page.decision().shownNames())
                .withheld(page.decision().withheldNames());
    }

    private Judged<DisclosedChronology.Page> judged(Asked asked) throws SQLException {
        var made = chronology.page(asked).orElseThrow(ProblemException::notFound);
        var decision = made.decision();
        var stated = asked.stated().code();
        var copies = agreements.judgeCopies(asked.caller(), stated, Optional.of(decision), made.releasesFromHere());
        // What moves up in the place of a stopped copy is judged too
        var page = chronology.without(copies.stopped(), made);
        var judgement = agreements.judge(asked.caller(), stated, decision, page.sources());
        return Judged.one(judgement, copies, page, page.isUrgent() || decision.isEmergency());
    }
}
