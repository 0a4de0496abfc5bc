package org.openmash.statistics.measure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;

/**
 * A quarter of a calendar year, the period of every publication.
 *
 * @param year four digits
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    private static final Pattern FORM = Pattern.compile("(20\\d\\d)-Q([1-4])");

    /**
     * The quarter written as {@code 2026-Q3}.
     *
     * @throws IllegalArgumentException when it is not written so
     */
    public static Quarter of(String written) {
        var form = FORM.matcher(written);
        if (!form.matches()) {
            throw new IllegalArgumentException("a quarter is written as 2026-Q3");
        }
        return new Quarter(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** The quarter so many quarters earlier. */
    public Quarter minus(int quarters) {
        int count = year * 4 + number - 1 - quarters;
        return new Quarter(count / 4, count % 4 + 1);
    }

    /** How often this day of the week comes in the quarter, 12 to 14 times. */
    public int days(DayOfWeek weekday) {
        var first = first();
        var end = first.plusMonths(3);
        var day = first.with(TemporalAdjusters.nextOrSame(weekday));
        int days = 0;
        while (day.isBefore(end)) {
            days++;
            day = day.plusWeeks(1);
        }
        return days;
    }

    private LocalDate first() {
        return Year.of(year).atDay(1).with(IsoFields.QUARTER_OF_YEAR, number).withDayOfMonth(1);
    }

    @Override
    public int compareTo(Quarter other) {
        return Integer.compare(year * 4 + number, other.year * 4 + other.number);
    }

    /** As in {@code 2026-Q3}. */
    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
