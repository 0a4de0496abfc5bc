package org.openmash.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/** The parameters of a search as they were sent, each once, and how each kind is read. */
record SentCriteria(Map<String, String> values) {
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_CODE = 200;

    /** @throws ProblemException 400 with the complaint, naming the parameter, when the reader refuses the text */
    <T> @Nullable T read(String name, Function<String, T> reader, String complaint) {
        var text = values.get(name);
        try {
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw ProblemException.invalid(name, complaint);
        }
    }

    static UUID uuid(String text) {
        return UUID.fromString(require(text, text.length() == UUID_LENGTH)); // Java takes shorter ones too
    }

    static String code(String text) {
        return require(text, text.length() <= LONGEST_CODE && text.chars().noneMatch(Character::isISOControl));
    }

    static String field(String text) {
        return require(text, text.matches("[a-z]{1,40}\\.[A-Za-z0-9]{1,40}"));
    }

    static String account(String text) {
        return require(text, StaffTokens.isAccount(text));
    }

    static String staffPerson(String text) {
        return require(text, StaffTokens.isPerson(text));
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(require(text, !text.startsWith("+") && !text.startsWith("-")))
                .toInstant(); // four digits of year: what PostgreSQL can hold
    }

    static int number(String text, int most) {
        int number = Integer.parseInt(text);
        require(text, number >= 1 && number <= most);
        return number;
    }

    static String require(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
