package org.openmash.person;

import java.time.Year;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Police National Computer identifier, {@code YYYY/NNNNNNNL}: year, serial and check letter.
 *
 * <p>Rule as in HM Prison and Probation Service's person record: the two-digit year followed by the seven-digit serial,
 * read as one number modulo 23, picks the letter from {@code ZABCDEFGHJKLMNPQRTUVWXY}.
 *
 * @param value the long form with the slash, in upper case
 */
public record PncId(String value) {
    private static final String LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";
    private static final Pattern FORM = Pattern.compile("[0-9]{4}/[0-9]{7}[" + LETTERS + "]");
    private static final Pattern LONG = Pattern.compile("([0-9]{4})/?([0-9]{7})([A-Z])");
    private static final Pattern SHORT = Pattern.compile("([0-9]{2})/?([0-9]{1,7})([A-Z])");

    /** Takes the canonical spelling only; anything else is an {@link IllegalArgumentException}. */
    public PncId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "is not a valid PNC identifier: it must be year/serial and a check letter");
        }
        int number = Integer.parseInt(value.substring(2, 4) + value.substring(5, 12));
        if (value.charAt(12) != LETTERS.charAt(number % LETTERS.length())) {
            throw new IllegalArgumentException("is not a valid PNC identifier: the check letter does not fit");
        }
    }

    /** As {@link #of(String, Year)} with the year it is now in London. */
    public static PncId of(String raw) {
        return of(raw, Year.now(ZoneId.of("Europe/London")));
    }

    /**
     * Reads an identifier as written: long, or short with a two-digit year and a serial without leading zeros, either
     * with or without the slash.
     *
     * @param now a two-digit year above this one's is taken as of the century before
     * @throws IllegalArgumentException when it is not a valid PNC identifier; the message never holds the value
     */
    public static PncId of(String raw, Year now) {
        var written = Written.trimmed(raw);
        var longForm = LONG.matcher(written);
        if (longForm.matches()) {
            return new PncId(longForm.replaceFirst("$1/$2$3"));
        }
        var shortForm = SHORT.matcher(written);
        return new PncId(shortForm.matches() ? lengthened(shortForm, now) : written);
    }

    /** Names the kind only, so that no identifier reaches a log. */
    @Override
    public String toString() {
        return "PncId";
    }

    private static String lengthened(Matcher shortForm, Year now) {
        int year = Integer.parseInt(shortForm.group(1));
        int thisYear = now.getValue() % 100;
        int century = now.getValue() - thisYear - (year > thisYear ? 100 : 0);
        int serial = Integer.parseInt(shortForm.group(2));
        return String.format(Locale.ROOT, "%04d/%07d%s", century + year, serial, shortForm.group(3));
    }
}
