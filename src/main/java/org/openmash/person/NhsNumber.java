package org.openmash.person;

import java.util.regex.Pattern;

/**
 * NHS number of a person in England, Wales or the Isle of Man: ten digits, the last a modulus 11 check digit.
 *
 * <p>Rule: NHS Data Model and Dictionary, <i>NHS NUMBER</i>. The first nine digits are weighted 10 to 2; the check
 * digit is 11 less the remainder by 11, where 11 stands for 0 and 10 means that no valid number exists. Numbers
 * beginning 999 are never issued to anyone and are accepted, for tests. {@code 0000000000} satisfies the sum but is
 * refused (project rule).
 *
 * @param value the ten digits without spaces
 */
public record NhsNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{10}");
    private static final String NOBODY = "0000000000";

    /** Takes the canonical spelling only; anything else is an {@link IllegalArgumentException}. */
    public NhsNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("is not a valid NHS number: it must be ten digits");
        }
        if (value.equals(NOBODY)) {
            throw new IllegalArgumentException("is not a valid NHS number: it cannot be all zeros");
        }
        if (WeightedSum.modulo11(value) != 0) {
            throw new IllegalArgumentException("is not a valid NHS number: the check digit does not fit");
        }
    }

    /**
     * Reads a number as written, with spaces or hyphens between the digits.
     *
     * @throws IllegalArgumentException when it is not a valid NHS number; the message never holds the value
     */
    public static NhsNumber of(String raw) {
        return new NhsNumber(Written.closedUp(raw).replace("-", ""));
    }

    /** Names the kind only, so that no number reaches a log. */
    @Override
    public String toString() {
        return "NhsNumber";
    }
}
