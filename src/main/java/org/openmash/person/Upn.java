package org.openmash.person;

import java.util.regex.Pattern;

/**
 * Unique pupil number of a pupil in England: check letter, local authority (3 digits), school (4), year (2) and serial
 * (3).
 *
 * <p>Rule: DfE children in need census, validation rules 1510 (check letter), 1540 (characters 5 to 12) and 1550 (last
 * character). Characters 2 to 13 are weighted 2 to 13; the sum modulo 23 picks the check letter. A temporary number
 * ends in a letter, counted by its place in the same alphabet, which has no I, O or S.
 *
 * @param value thirteen characters in upper case
 */
public record Upn(String value) {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "][0-9]{11}[0-9" + ALPHABET + "]");

    /** Takes the canonical spelling only; anything else is an {@link IllegalArgumentException}. */
    public Upn {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "is not a valid unique pupil number: it must be a letter, eleven digits, and a digit or letter");
        }
        if (value.charAt(0) != checkLetter(value)) {
            throw new IllegalArgumentException("is not a valid unique pupil number: the check letter does not fit");
        }
    }

    /**
     * Reads a number as written; spaces inside are not part of how a UPN is written and are refused.
     *
     * @throws IllegalArgumentException when it is not a valid UPN; the message never holds the value
     */
    public static Upn of(String raw) {
        return new Upn(Written.trimmed(raw));
    }

    /**
     * Whether characters 2 to 4 are a local authority code that DfE recognises (rule 1530 of 2023-24). A question of
     * its own: a number may be well formed with a code that is not listed, and the census reports that as a separate
     * error.
     */
    public boolean laCodeListed() {
        return UpnAuthorities.contains(Integer.parseInt(value.substring(1, 4)));
    }

    /** Names the kind only, so that no number reaches a log. */
    @Override
    public String toString() {
        return "Upn";
    }

    private static char checkLetter(String value) {
        int sum = 0;
        for (int place = 2; place <= 13; place++) {
            sum += place * worth(value.charAt(place - 1));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    private static int worth(char character) {
        return character <= '9' ? character - '0' : ALPHABET.indexOf(character);
    }
}
