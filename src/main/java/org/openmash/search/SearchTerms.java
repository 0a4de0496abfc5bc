package org.openmash.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmash.person.Matching;
import org.openmash.person.NhsNumber;
import org.openmash.person.PncId;
import org.openmash.person.Uln;
import org.openmash.person.Upn;
import org.openmash.person.Uprn;
import org.openmash.problem.ProblemException;

/**
 * What was searched for, each value in the one spelling in which it is stored and hashed.
 *
 * @param values by the name of the criterion
 */
record SearchTerms(Map<String, String> values) {
    /** One of these must be given: the others only narrow, and alone would list all pupils of a school. */
    private static final Set<String> NAMES_SOMEBODY =
            Set.of("reference", "name", "nhsNumber", "upn", "uln", "pncId", "localId", "uprn");

    private static final int LONGEST = 200;

    /**
     * Reads the values as sent.
     *
     * @throws ProblemException 400 naming the criterion whose value is missing or malformed, never quoting it
     */
    static SearchTerms of(Map<String, @Nullable String> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        new TreeMap<>(sent).forEach((criterion, value) -> values.put(criterion, canonical(criterion, value)));
        if (values.keySet().stream().noneMatch(NAMES_SOMEBODY::contains)) {
            throw ProblemException.invalid(
                    "body", "must name one of " + String.join(", ", new TreeSet<>(NAMES_SOMEBODY)));
        }
        return new SearchTerms(values);
    }

    private static String canonical(String criterion, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(criterion, "has no value");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(criterion, "is longer than " + LONGEST + " characters or is no text");
        }
        try {
            return spelled(criterion, value.strip());
        } catch (DateTimeParseException noDate) {
            throw ProblemException.invalid(criterion, "is not a date such as 2015-03-02");
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid(criterion, String.valueOf(malformed.getMessage()));
        }
    }

    private static String spelled(String criterion, String value) {
        return switch (criterion) {
            case "name" -> words(value);
            case "dateOfBirth", "expectedDateOfBirth" -> LocalDate.parse(value).toString();
            case "nhsNumber" -> NhsNumber.of(value).value();
            case "upn" -> Upn.of(value).value();
            case "uln" -> Uln.of(value).value();
            case "pncId" -> PncId.of(value).value();
            case "uprn" -> Uprn.of(value).value();
            case "reference" -> value.toUpperCase(Locale.ROOT);
            default -> value;
        };
    }

    /** In alphabetical order, so that the log sees the same search whichever way round the name was typed. */
    private static String words(String name) {
        var words = new TreeSet<>(Matching.nameParts(Stream.of(name)));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("must hold a word of two letters at least");
        }
        return String.join(" ", words);
    }

    /** Nothing: what was searched for is personal data. */
    @Override
    public String toString() {
        return "SearchTerms";
    }
}
