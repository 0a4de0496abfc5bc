package org.openmash.person;

import java.util.regex.Pattern;

/**
 * United Kingdom postcode, in form only: whether the code is in use is not checked.
 *
 * <p>Rule: the government's bulk data transfer pattern, with the whole text anchored; its widely copied spelling
 * anchors each end on one alternative only. The NHS pseudo-postcodes (ZZ99 ...) for no fixed abode or abroad are not
 * postcodes.
 *
 * @param value upper case, one space before the last three characters
 */
public record Postcode(String value) {
    private static final Pattern FORM = Pattern.compile("GIR 0AA|[A-PR-UWYZ]"
            + "([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])"
            + " [0-9][ABD-HJLNP-UW-Z]{2}");
    private static final Pattern WRITTEN = Pattern.compile("^([^ ]+) *([^ ]{3})$");

    /** Takes the canonical spelling only; anything else is an {@link IllegalArgumentException}. */
    public Postcode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "is not a valid postcode: its letters and digits do not follow the UK pattern");
        }
    }

    /**
     * Reads a postcode as written, with or without the space; a space anywhere else is a slip, not a style.
     *
     * @throws IllegalArgumentException when it is not a valid postcode; the message never holds the value
     */
    public static Postcode of(String raw) {
        return new Postcode(WRITTEN.matcher(Written.trimmed(raw)).replaceFirst("$1 $2"));
    }

    /** Names the kind only, so that no address reaches a log. */
    @Override
    public String toString() {
        return "Postcode";
    }
}
