package org.openmash.emergency;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openmash.casefile.Given;
import org.openmash.person.NhsNumber;
import org.openmash.person.PncId;
import org.openmash.person.Uln;
import org.openmash.person.Upn;
import org.openmash.problem.ProblemException;

/** The identifiers a case may be sought by in an emergency, each checked by its published rule. */
final class Identifiers {
    private static final Map<String, UnaryOperator<String>> KINDS = Map.of(
            "NHS_NUMBER", raw -> NhsNumber.of(raw).value(),
            "UPN", raw -> Upn.of(raw).value(),
            "ULN", raw -> Uln.of(raw).value(),
            "PNC_ID", raw -> PncId.of(raw).value());

    private Identifiers() {}

    /** An identifier in the spelling people are matched by. */
    record Canonical(String kind, String value) {
        /** Nothing: it is personal data. */
        @Override
        public String toString() {
            return kind;
        }
    }

    static Canonical canonical(EmergencyRequests.@Nullable Identifier given) {
        if (given == null) {
            throw ProblemException.invalid("identifier", "is required");
        }
        var kind = Given.oneOf("identifier.kind", given.kind(), KINDS.keySet());
        var value = Given.text("identifier.value", given.value());
        try {
            return new Canonical(kind, Objects.requireNonNull(KINDS.get(kind)).apply(value));
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.invalid("identifier.value", "is not a valid identifier of its kind");
        }
    }
}
