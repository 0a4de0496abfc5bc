package org.openmash.person;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person can be matched by.
 *
 * @param identifiers canonical values by kind ({@code NHS_NUMBER}, {@code UPN}, …)
 * @param dateOfBirth day of birth, if known
 * @param nameParts the parts of all names, normalised
 */
public record Matching(
        Map<String, String> identifiers, @Nullable LocalDate dateOfBirth, Set<String> nameParts) {

    /** What was found. Only {@code MATCH} joins by itself; every other is an officer's to decide. */
    public enum Outcome {
        /** Exactly one person with an identifier, the date of birth and a part of the name in common. */
        MATCH,
        /** An identifier is known, but not with this date of birth and name: perhaps mistyped, perhaps another person. */
        POTENTIAL,
        /** More than one person fits. */
        MANY,
        NONE
    }

    /** The parts of names in a form that compares: lower case, without accents, letters only. */
    public static Set<String> nameParts(Stream<@Nullable String> names) {
        return names.filter(name -> name != null)
                .flatMap(name -> Arrays.stream(Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}]+")))
                .filter(part -> part.length() > 1)
                .collect(Collectors.toUnmodifiableSet());
    }
}
