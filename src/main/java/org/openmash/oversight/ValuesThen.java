package org.openmash.oversight;

import java.util.List;
import java.util.Set;
import org.openmash.disclosure.CaseField;

/**
 * Which values of a case are those of then. Items and statements are only added, so they are; what the case holds as its present
 * state only is not, once it changed. Pure.
 */
final class ValuesThen {
    /** Columns that are updated, or counted anew. */
    private static final Set<String> PRESENT_STATE = Set.of(
            "case.status",
            "case.rating",
            "case.levelOfNeed",
            "case.primaryNeed",
            "case.dueAt",
            "case.team",
            "case.officer",
            "case.outcome",
            "case.contactsLast12Months",
            "case.closedAt",
            "case.state",
            "case.closureReason");

    private ValuesThen() {}

    /**
     * Whether the value a field has now may not be the one it had.
     *
     * @param changed as {@code oversight.changed_since} names them
     */
    static boolean isChanged(String field, List<String> changed) {
        return (changed.contains("case") && PRESENT_STATE.contains(field))
                || (changed.contains("links") && field.equals("case.links"))
                || (changed.contains("participants") && field.equals("case.participants"))
                || (changed.contains("location") && CaseField.tellsLocation(field))
                || (changed.contains(field.substring(0, field.indexOf('.'))) && !field.startsWith("case."));
    }
}
