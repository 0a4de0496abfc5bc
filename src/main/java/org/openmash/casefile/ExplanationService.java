package org.openmash.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Decision;
import org.openmash.disclosure.DisclosedQuery;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.EmergencyQuery;
import org.openmash.disclosure.Explanation;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Tells a caller why it reads a field of a case or does not. */
@ApplicationScoped
class ExplanationService {
    private final DatabaseRole role;
    private final DisclosedQuery query;
    private final EmergencyQuery emergencies;
    private final DisclosureMatrix matrix;
    private final AccessLog log;

    ExplanationService(
            DatabaseRole role,
            DisclosedQuery query,
            EmergencyQuery emergencies,
            DisclosureMatrix matrix,
            AccessLog log) {
        this.role = role;
        this.query = query;
        this.emergencies = emergencies;
        this.matrix = matrix;
        this.log = log;
    }

    /**
     * The explanation of one field of one case. No value is fetched for it.
     *
     * @throws ProblemException 400 naming {@code field} when it is missing or no row of the matrix, whose names are published;
     *     404 when the caller may not know of the case, or there is none
     */
    Recorded<Explanation> explain(UUID caseId, @Nullable String name, Purpose stated, Caller caller) {
        var field = field(name);
        var opened = stated.equals(Purpose.EMERGENCY)
                ? role.call(Session.underGrant(caller), () -> emergencies.opens(caseId, caller))
                : Optional.<EmergencyQuery.Opened>empty();
        var decision = opened.map(EmergencyQuery.Opened::decision).orElseGet(() -> ordinarily(caseId, stated, caller));
        var explanation = Explanation.of(field, decision, stated, matrix.version());
        var reason = explanation.reason();
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/cases/{id}/explanation")
                .purpose(stated, decision)
                .cases(caseId)
                .under(opened.map(EmergencyQuery.Opened::grant).stream().toList())
                .withheld(reason == null ? List.of() : List.of(field.name() + ":" + reason));
        return new Recorded<>(log.recordDurably(access), explanation);
    }

    private Decision ordinarily(UUID caseId, Purpose stated, Caller caller) {
        return role.call(
                Session.reading(caller, stated.code()),
                () -> query.decide(caseId, caller, stated).orElseThrow(ProblemException::notFound));
    }

    private CaseField field(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw ProblemException.invalid("field", "is required, such as subject.nhsNumber");
        }
        return matrix.field(name)
                .orElseThrow(() -> ProblemException.invalid("field", "is not a field of the disclosure matrix"));
    }
}
