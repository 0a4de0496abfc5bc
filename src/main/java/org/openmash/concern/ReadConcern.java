package org.openmash.concern;

import java.util.List;
import java.util.Locale;

/**
 * A concern that is in order, and what was kept aside of it.
 *
 * @param request without the malformed values
 * @param warnings what is wrong, one entry a fault, 200 at most; empty unless {@code immediateDanger}
 * @param setAside the malformed values; what stands within another is not listed again
 */
record ReadConcern(ConcernRequest request, List<Warning> warnings, List<SetAside> setAside) {
    ReadConcern {
        warnings = List.copyOf(warnings);
        setAside = List.copyOf(setAside);
    }

    /**
     * True when what was kept aside speaks of a staff allegation or of somebody's employer: until an officer has read it the
     * case must be restricted as if it had been understood, else the accused may read it with the agency's login.
     */
    boolean asideMayAccuseStaff() {
        return setAside.stream()
                .map(value -> (value.path() + value.rawJsonText()).toLowerCase(Locale.ROOT))
                .anyMatch(text -> text.contains("staffalleg") || text.contains("worksfor"));
    }

    /** Names the kind only, so that nothing of a concern reaches a log. */
    @Override
    public String toString() {
        return "ReadConcern";
    }
}
