package org.openmash.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openmash.disclosure.CaseField.Right;
import org.openmash.disclosure.CaseField.Storage;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * What is readable under an emergency grant: from the same table, by a rule that widens it for half an hour. The sector's
 * <em>closed</em> right holds for the rows that name EMERGENCY, never where the cell says never; a row of the class safe only for
 * whoever holds tier-closed anyway. Who takes no part in the case sees of the other rows only those that help at the door. Pure.
 */
final class EmergencyRights {
    /** What a stranger to the case may read besides: whom to call, who it is, and what warns. Never an address or a school. */
    private static final Set<String> AT_THE_DOOR = Set.of(
            "case.team",
            "case.officer",
            "subject.name",
            "subject.dateOfBirth",
            "subject.legalStatus",
            "subject.safetyInstruction",
            "subject.contactRestrictions",
            "household.workerSafety");

    private static final String SAFE_ADDRESS = "subject.safeAddress";

    private final DisclosureMatrix matrix;
    private final Map<Question, Decision> decided = new ConcurrentHashMap<>();

    private record Question(Sector sector, Tier tier, boolean takesPart) {}

    EmergencyRights(DisclosureMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * The decision under a grant.
     *
     * @param takesPart whether the caller takes part in the case, or runs it, beside the grant
     */
    Decision decide(Sector sector, Tier tier, boolean takesPart) {
        return decided.computeIfAbsent(new Question(sector, tier, takesPart), this::decide);
    }

    private Decision decide(Question asked) {
        Set<CaseField> shown = new LinkedHashSet<>();
        Map<CaseField, Reason> withheld = new LinkedHashMap<>();
        for (CaseField field : matrix.fields()) {
            var right = field.rightOf(asked.sector());
            if (right == Right.NEVER) {
                withheld.put(field, Reason.SECTOR);
            } else if (shows(field, right, asked)) {
                shown.add(field);
            } else {
                withheld.put(field, right.reachedBy(asked.tier()) ? Reason.PURPOSE : Reason.TIER);
            }
        }
        return new Decision(
                asked.sector(),
                asked.tier(),
                Set.of(Purpose.EMERGENCY),
                Collections.unmodifiableSet(shown),
                Collections.unmodifiableMap(withheld));
    }

    private static boolean shows(CaseField field, Right right, Question asked) {
        if (field.purposes().contains(Purpose.EMERGENCY)) {
            boolean safe = field.storedIn() == Storage.SAFE;
            boolean refuge = field.name().equals(SAFE_ADDRESS);
            return (!safe || asked.tier() == Tier.CLOSED) && (!refuge || asked.takesPart());
        }
        boolean ordinary = right.reachedBy(asked.tier()) && field.purposes().isEmpty();
        return ordinary && (asked.takesPart() || AT_THE_DOOR.contains(field.name()));
    }
}
