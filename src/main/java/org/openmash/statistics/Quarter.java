package org.openmash.statistics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.openmash.problem.ProblemException;

/**
 * The period of a release: a quarter of the calendar year, by the days of Europe/London.
 *
 * @param year four digits
 * @param number 1 to 4
 */
public record Quarter(int year, int number) {
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final Pattern WRITTEN = Pattern.compile("(20\\d\\d)-Q([1-4])");
    private static final int MONTHS = 3;
    private static final int QUARTERS = 4;
    private static final int WEEK = 7;

    /**
     * The quarter written as {@code 2026-Q3}.
     *
     * @throws ProblemException 400, naming {@code period}, when it is written otherwise
     */
    public static Quarter parse(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw ProblemException.invalid("period", "must be a quarter such as 2026-Q3");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The quarter so many quarters earlier. */
    public Quarter minus(int quarters) {
        int count = year * QUARTERS + number - 1 - quarters;
        return new Quarter(count / QUARTERS, count % QUARTERS + 1);
    }

    /** How often this day of the week comes in it, 12 to 14 times. */
    public int days(DayOfWeek weekday) {
        var next = firstDay().plusMonths(MONTHS);
        var first = firstDay().with(TemporalAdjusters.nextOrSame(weekday));
        return (int) ((ChronoUnit.DAYS.between(first, next) + WEEK - 1) / WEEK);
    }

    Instant begins() {
        return firstDay().atStartOfDay(LONDON).toInstant();
    }

    /** The first moment that is no longer part of it. */
    Instant ends() {
        return firstDay().plusMonths(MONTHS).atStartOfDay(LONDON).toInstant();
    }

    /** Whether late entries have had their time. */
    boolean isClosed(Instant now, Duration delay) {
        return !now.isBefore(ends().plus(delay));
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }

    private LocalDate firstDay() {
        return LocalDate.of(year, MONTHS * (number - 1) + 1, 1);
    }
}
