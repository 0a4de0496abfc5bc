package org.openmash.person;

import java.util.regex.Pattern;

/**
 * National Insurance number: two letters, six digits, suffix A to D. It has no check digit.
 *
 * <p>Rule: HMRC National Insurance Manual NIM39110. Letters D, F, I, Q, U and V are never used in the prefix, O never
 * second, and the prefixes BG, GB, KN, NK, NT, TN and ZZ are not issued; documentation numbers (QQ) are therefore
 * refused.
 *
 * @param value nine characters in upper case without spaces
 */
public record NiNumber(String value) {
    private static final Pattern FORM =
            Pattern.compile("(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]");

    /** Takes the canonical spelling only; anything else is an {@link IllegalArgumentException}. */
    public NiNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "is not a valid National Insurance number: it must be an issued prefix, six digits and A to D");
        }
    }

    /**
     * Reads a number as written, with spaces between the groups.
     *
     * @throws IllegalArgumentException when it is not a valid number; the message never holds the value
     */
    public static NiNumber of(String raw) {
        return new NiNumber(Written.closedUp(raw));
    }

    /** Names the kind only, so that no number reaches a log. */
    @Override
    public String toString() {
        return "NiNumber";
    }
}
