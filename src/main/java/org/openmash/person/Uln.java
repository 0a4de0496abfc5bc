package org.openmash.person;

import java.util.regex.Pattern;

/**
 * Unique learner number: ten digits, the first not 0, the last a modulus 11 check digit.
 *
 * <p>Rule: HESA and the Learning Records Service. All ten digits are weighted 10 to 1 and the sum leaves 10 when
 * divided by 11. The place-holder {@code 9999999999} for a learner without a number does not, so it is refused.
 *
 * @param value the ten digits without spaces
 */
public record Uln(String value) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{9}");

    /** Takes the canonical spelling only; anything else is an {@link IllegalArgumentException}. */
    public Uln {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "is not a valid unique learner number: it must be ten digits, the first not 0");
        }
        if (WeightedSum.modulo11(value) != 10) {
            throw new IllegalArgumentException("is not a valid unique learner number: the check digit does not fit");
        }
    }

    /**
     * Reads a number as written, with spaces between the digits.
     *
     * @throws IllegalArgumentException when it is not a valid ULN; the message never holds the value
     */
    public static Uln of(String raw) {
        return new Uln(Written.closedUp(raw));
    }

    /** Names the kind only, so that no number reaches a log. */
    @Override
    public String toString() {
        return "Uln";
    }
}
