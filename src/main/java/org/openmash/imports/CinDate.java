package org.openmash.imports;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of a return: what was received, and the day it means when it means one. A comparison with a date that is
 * missing or means no day is never true: a rule says nothing where it cannot judge.
 *
 * @param raw as received
 * @param day null when {@code raw} is not a day written as in 2026-03-31
 */
record CinDate(String raw, @Nullable LocalDate day) {
    // four digits of year: java.time would also read years so far away that it cannot reckon with them
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    static CinDate of(String raw) {
        try {
            return new CinDate(raw, FORM.matcher(raw).matches() ? LocalDate.parse(raw) : null);
        } catch (DateTimeException e) {
            return new CinDate(raw, null);
        }
    }

    static @Nullable LocalDate dayOf(@Nullable CinDate date) {
        return date == null ? null : date.day;
    }

    static boolean before(@Nullable CinDate one, @Nullable CinDate other) {
        var first = dayOf(one);
        var second = dayOf(other);
        return first != null && second != null && first.isBefore(second);
    }

    static boolean same(@Nullable CinDate one, @Nullable CinDate other) {
        return dayOf(one) != null && Objects.equals(dayOf(one), dayOf(other));
    }

    static boolean atWeekend(@Nullable CinDate date) {
        var day = dayOf(date);
        return day != null && (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }
}
