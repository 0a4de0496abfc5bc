package org.openmash.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmash.codes.CodeList;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.problem.ProblemException;

/** Checks of an agreement as sent; each names the field, and the code that is not known. */
final class AgreementChecks {
    private static final int LONGEST = 300;
    private static final int MOST = 200;
    private static final CodeList PURPOSES = CodeList.load("purpose");
    private static final CodeList BASES = CodeList.load("lawful-basis");

    private AgreementChecks() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(field, "is required");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(field, "is longer than " + LONGEST + " characters or holds a line break");
        }
        return value.strip();
    }

    static Set<String> parties(@Nullable List<@Nullable String> sent) {
        var parties = codes("parties", sent, code -> code.matches("[A-Z0-9][A-Z0-9-]{1,19}"));
        if (parties.size() < 2) {
            throw ProblemException.invalid("parties", "must name two agencies at least");
        }
        return parties;
    }

    static Set<String> purposes(@Nullable List<@Nullable String> sent) {
        return codes("purposes", sent, PURPOSES::contains);
    }

    static Set<String> legalBasis(@Nullable List<@Nullable String> sent) {
        return codes("legalBasis", sent, BASES::contains);
    }

    static Set<String> dataCategories(@Nullable List<@Nullable String> sent, DisclosureMatrix matrix) {
        var groups = matrix.fields().stream().map(CaseField::group).collect(Collectors.toSet());
        return codes("dataCategories", sent, groups::contains);
    }

    static LocalDate date(String field, @Nullable LocalDate value) {
        if (value == null) {
            throw ProblemException.invalid(field, "is required");
        }
        return value;
    }

    /** An agreement that is over, or that is reviewed when it is, settles nothing. */
    static void period(LocalDate startsOn, LocalDate endsOn, LocalDate reviewOn, LocalDate today) {
        if (endsOn.isBefore(today)) {
            throw ProblemException.invalid("endsOn", "is in the past");
        }
        if (endsOn.isBefore(startsOn)) {
            throw ProblemException.invalid("endsOn", "is before startsOn");
        }
        if (reviewOn.isBefore(startsOn) || reviewOn.isAfter(endsOn)) {
            throw ProblemException.invalid("reviewOn", "is not between startsOn and endsOn");
        }
    }

    private static Set<String> codes(String field, @Nullable List<@Nullable String> sent, Predicate<String> known) {
        if (sent == null || sent.isEmpty()) {
            throw ProblemException.invalid(field, "is required");
        }
        var codes = new TreeSet<String>();
        for (int i = 0; i < sent.size(); i++) {
            var code = sent.get(i);
            if (code == null || i >= MOST || !known.test(code)) {
                throw ProblemException.invalid(field + "[" + i + "]", "is not a code known here");
            }
            codes.add(code);
        }
        return codes;
    }
}
