package org.openmash.imports;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can only be said of a return as a whole: it is shown each child once and remembers identifiers and which
 * disability codes occurred, nothing else.
 */
final class CinReturnChecks {
    private static final int FEWEST_DISABILITIES = 8;

    private final CinHeader header;
    private final Set<String> localIds = new HashSet<>();
    private final Set<String> upns = new HashSet<>();
    private final Set<String> disabilities = new HashSet<>();

    CinReturnChecks(CinHeader header) {
        this.header = header;
    }

    /** Takes note of a child; the issues say what it repeats of a child before it. */
    List<CinIssue> add(CinChild child) {
        child.disabilities().stream().filter(CinCodes.DISABILITY::contains).forEach(disabilities::add);
        var issues = new ArrayList<CinIssue>();
        if (isRepeated(localIds, child.identifiers().localId())) {
            issues.add(issue("8510", CinFields.LA_CHILD_ID, "A child before this one has the same identifier."));
        }
        if (isRepeated(upns, child.identifiers().upn())) {
            issues.add(issue("1520", CinFields.UPN, "A child before this one has the same UPN."));
        }
        return issues;
    }

    /** The issues of the header and of the return as a whole; ask after the last child. */
    List<CinIssue> wholeReturn() {
        var issues = new ArrayList<>(header.issues());
        if (!isEndOfMarch(CinDate.dayOf(header.referenceDate()))) {
            issues.add(issue("100", CinFields.REFERENCE_DATE, "The reference date is missing or is not a 31 March."));
        }
        disabilities.remove(CinCharacteristicRules.NO_DISABILITY);
        if (disabilities.size() < FEWEST_DISABILITIES) {
            var message = "Please check: fewer than 8 different disability codes are used in the whole return.";
            issues.add(new CinIssue("2887Q", "", "(whole return)", message));
        }
        return issues;
    }

    private static boolean isRepeated(Set<String> seen, @Nullable String identifier) {
        return identifier != null && !seen.add(identifier);
    }

    private static boolean isEndOfMarch(@Nullable LocalDate day) {
        return day != null && day.getMonth() == Month.MARCH && day.getDayOfMonth() == 31;
    }

    private static CinIssue issue(String rule, String field, String message) {
        return CinIssue.of(rule, field, message);
    }
}
