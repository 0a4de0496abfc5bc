package org.openmash.disclosure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openmash.codes.CodeList;
import org.openmash.problem.ProblemException;

/**
 * What a filter of the work list can be equal to, where that is a closed list; other filters take any text. Asked only after
 * the caller may filter by the field, so that a value tells nothing about a filter that is withheld.
 */
final class FilterValues {
    /** Casework, "States"; {@code casefile} holds them as enums. */
    private static final Set<String> STATUSES =
            Set.of("RECEIVED", "SCREENING", "RATED", "CHECKS", "DECISION", "IN_PROGRESS", "CLOSED");

    private static final Set<String> STATES = Set.of(
            "RECEIVED",
            "SCREENING",
            "CONSULTATION_ONLY",
            "RATED",
            "CHECKS",
            "DECISION",
            "STRATEGY",
            "S47",
            "ICPC",
            "ASSESSMENT",
            "EARLY_HELP",
            "ADULT_S42",
            "PANEL",
            "TRANSFER_OFFERED",
            "CLOSED");

    /** Casework, "States": the outcomes of a case in the wording all agencies share. */
    private static final Set<String> OUTCOMES = Set.of(
            "NFA",
            "SIGNPOSTED",
            "ADVICE_GIVEN",
            "FORWARDED_TO_OPEN_CASE",
            "TRANSFERRED_OUT",
            "SUPPORTED",
            "PLAN",
            "OPENED_IN_ERROR",
            "DIED");

    private static final Map<String, Set<String>> CLOSED = Map.of(
            "case.status", STATUSES,
            "case.state", STATES,
            "case.outcome", OUTCOMES,
            "case.rating", CodeList.load("brag-rating").codes(),
            "case.levelOfNeed", CodeList.load("level-of-need").codes(),
            "case.primaryNeed", CodeList.load("primary-need").codes(),
            "case.contactType", CodeList.load("contact-type").codes(),
            "case.localAuthority", CodeList.load("local-authority").codes(),
            "case.closureReason", CodeList.load("closure-reason").codes());

    /** A list that would fill a page is not repeated in the answer. */
    private static final int NAMED_AT_MOST = 16;

    private FilterValues() {}

    /**
     * The value, if the field can have it.
     *
     * @throws ProblemException 400 naming the parameter
     */
    static String require(CaseField field, String parameter, String value) {
        var allowed = CLOSED.get(field.name());
        if (value.isBlank() || (allowed != null && !allowed.contains(value))) {
            throw ProblemException.invalid(
                    parameter,
                    allowed == null || allowed.size() > NAMED_AT_MOST
                            ? "is not a value of this filter"
                            : "is not one of " + String.join(", ", new TreeSet<>(allowed)));
        }
        return value;
    }
}
