package org.openmash.policy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.Decision;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Purpose;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * So many reads of the log that were alike: the same kind of account, purpose and fields.
 *
 * @param shown names of fields
 * @param withheld names of fields
 * @param entries some of their entries, newest first
 */
record LoggedReads(
        Sector sector,
        Tier tier,
        @Nullable String purpose,
        Set<String> shown,
        Set<String> withheld,
        long number,
        List<UUID> entries) {

    /** The decision another matrix would have made. */
    Decision under(DisclosureMatrix matrix, DisclosureMatrix ofTheDay) {
        return matrix.decide(sector, tier, live(ofTheDay));
    }

    /**
     * The log says which purpose was stated, not whether it was live. It was when something shown needs a purpose, or when what
     * was withheld is what the policy of the day withholds with it live and not what it withholds without.
     */
    private Set<Purpose> live(DisclosureMatrix ofTheDay) {
        if (purpose == null) {
            return Set.of();
        }
        var stated = Set.of(new Purpose(purpose));
        boolean needed = shown.stream()
                .flatMap(name -> ofTheDay.field(name).stream())
                .anyMatch(field -> !field.purposes().isEmpty());
        boolean fits = withheld.equals(withheldBy(ofTheDay, stated)) && !withheld.equals(withheldBy(ofTheDay, Set.of()));
        return needed || fits ? stated : Set.of();
    }

    private Set<String> withheldBy(DisclosureMatrix matrix, Set<Purpose> live) {
        return matrix.decide(sector, tier, live).withheld().keySet().stream()
                .map(CaseField::name)
                .collect(Collectors.toSet());
    }
}
