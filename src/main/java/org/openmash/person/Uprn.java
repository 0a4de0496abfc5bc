package org.openmash.person;

import java.util.regex.Pattern;

/**
 * Unique property reference number of an addressable place in Great Britain: 1 to 12 digits without meaning, never
 * reused.
 *
 * <p>Rule: GeoPlace and Ordnance Survey. UPRNs compare as numbers, so leading zeros are dropped and equal places have
 * equal values. A number of zeros only names no place and is refused (project rule).
 *
 * @param value 1 to 12 digits, the first not 0
 */
public record Uprn(String value) {
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,12}");
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,11}");
    private static final Pattern PADDING = Pattern.compile("^0+");

    /** Takes the canonical spelling only; anything else is an {@link IllegalArgumentException}. */
    public Uprn {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "is not a valid unique property reference number: it must be 1 to 12 digits, not all 0");
        }
    }

    /**
     * Reads a number as written, with or without leading zeros up to twelve digits in all.
     *
     * @throws IllegalArgumentException when it is not a valid UPRN; the message never holds the value
     */
    public static Uprn of(String raw) {
        var written = Written.closedUp(raw);
        // The length counts before the padding goes: thirteen digits are a fault even when the first is 0.
        boolean rightLength = WRITTEN.matcher(written).matches();
        return new Uprn(rightLength ? PADDING.matcher(written).replaceFirst("") : written);
    }

    /** Names the kind only, so that no address reaches a log. */
    @Override
    public String toString() {
        return "Uprn";
    }
}
