package org.openmash.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.agreement.Agreement.Signatures;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** Agreements of the hub: proposed by one person, approved by another, suspended by two. */
@ApplicationScoped
class AgreementService {
    static final String ROLE = "governance";

    private final DatabaseRole role;
    private final AgreementRows rows;
    private final Agreements agreements;
    private final DisclosureMatrix matrix;
    private final AccessLog log;
    private final Clock clock;

    AgreementService(
            DatabaseRole role,
            AgreementRows rows,
            Agreements agreements,
            DisclosureMatrix matrix,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.rows = rows;
        this.agreements = agreements;
        this.matrix = matrix;
        this.log = log;
        this.clock = clock;
    }

    Recorded<AgreementList> list(Caller caller) {
        var all = role.call(Session.job(ROLE, caller), rows::all);
        var list = new AgreementList(all.stream()
                .map(agreement -> AgreementView.of(agreement, agreements.today()))
                .toList());
        var access = Access.of(caller, Action.ADMINISTRATION, "GET /v1/agreements")
                .items(all.stream().map(Agreement::id).toList());
        return new Recorded<>(log.recordDurably(access), list);
    }

    Recorded<AgreementView> propose(@Nullable AgreementRequest sent, Caller caller) {
        var agreement = checked(sent, caller);
        return change(agreement.id(), "POST /v1/agreements", caller, () -> rows.propose(agreement, caller));
    }

    /**
     * @throws ProblemException 404 for an agreement the hub does not have, 409 for who proposed it and when it was approved before
     */
    Recorded<AgreementView> approve(UUID id, Caller caller) {
        return change(id, "POST /v1/agreements/{id}/approvals", caller, () -> {
            if (known(id).signatures().proposedByPerson().equals(caller.person())) {
                throw notNow("Who proposed an agreement does not approve it; a second person must.");
            }
            if (!rows.approve(id, clock.instant(), caller)) {
                throw notNow("This agreement was approved before.");
            }
        });
    }

    /**
     * Adds the caller's signature to the suspension; with the second person's it counts, at once.
     *
     * @throws ProblemException 404 for an agreement the hub does not have, 409 for one that was never approved and for a second
     *     signature of the same person
     */
    Recorded<AgreementView> suspend(UUID id, @Nullable SuspensionRequest sent, Caller caller) {
        var reason = AgreementChecks.text("reason", sent == null ? null : sent.reason());
        return change(id, "POST /v1/agreements/{id}/suspensions", caller, () -> {
            if (known(id).state(agreements.today()) == AgreementState.PROPOSED) {
                throw notNow("This agreement was never approved, so nothing rests on it.");
            }
            if (!rows.suspend(id, clock.instant(), reason, caller)) {
                throw notNow("You have signed before; a second person must.");
            }
        });
    }

    private interface Change {
        void make() throws SQLException;
    }

    private Recorded<AgreementView> change(UUID id, String operation, Caller caller, Change change) {
        var recorded = role.call(Session.job(ROLE, caller), () -> {
            change.make();
            var view = AgreementView.of(known(id), agreements.today());
            var access = Access.of(caller, Action.ADMINISTRATION, operation).items(List.of(id));
            return new Recorded<>(log.record(access), view);
        });
        agreements.forget(caller.hub());
        return recorded;
    }

    private Agreement known(UUID id) throws SQLException {
        return rows.all().stream()
                .filter(agreement -> agreement.id().equals(id))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private Agreement checked(@Nullable AgreementRequest sent, Caller caller) {
        if (sent == null) {
            throw ProblemException.invalid("body", "is required");
        }
        var startsOn = AgreementChecks.date("startsOn", sent.startsOn());
        var endsOn = AgreementChecks.date("endsOn", sent.endsOn());
        var reviewOn = AgreementChecks.date("reviewOn", sent.reviewOn());
        AgreementChecks.period(startsOn, endsOn, reviewOn, agreements.today());
        return new Agreement(
                TimeOrderedId.next(),
                AgreementChecks.text("title", sent.title()),
                AgreementChecks.parties(sent.parties()),
                AgreementChecks.purposes(sent.purposes()),
                AgreementChecks.dataCategories(sent.dataCategories(), matrix),
                AgreementChecks.legalBasis(sent.legalBasis()),
                startsOn,
                endsOn,
                reviewOn,
                AgreementChecks.text("contact", sent.contact()),
                new Signatures(caller.name(), caller.person(), clock.instant(), null, null, 0, null));
    }

    private static ProblemException notNow(String why) {
        return new ProblemException(ProblemType.SECOND_PERSON_NEEDED, why);
    }
}
