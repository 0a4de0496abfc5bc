package org.openmash.hub;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Computes when limits fall due. Pure: no system time, no settings, no network; days and hours are those of
 * Europe/London.
 *
 * <p>Sources: the hub's clock starts at receipt and runs in hub hours or, for RED, straight through (local practice);
 * one working day to acknowledge, 45 for an assessment and 15 to a conference (Working Together to Safeguard Children).
 * That day 0 is the trigger's own working day, the cut-off, and month-end clamping are rules of this project.
 */
public final class WorkingClock {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final BankHolidays holidays;
    private final OpeningHours hours;

    /** A clock for a hub with these hours. */
    public WorkingClock(BankHolidays holidays, OpeningHours hours) {
        this.holidays = holidays;
        this.hours = hours;
    }

    /**
     * The moment a limit runs out.
     *
     * <p>By {@code MASH_HOURS} a start while the hub is shut, its closing moment included, counts from the next
     * opening; a limit used up exactly at closing is due then. By {@code WORKING_DAYS} each 24 hours of the limit stand
     * for one working day and {@link #endOfWorkingDay} answers.
     *
     * @param limit zero or more; by {@code WORKING_DAYS} a whole number of days
     * @throws IllegalArgumentException when the limit is negative, or not in whole days where it must be
     */
    public Instant due(Instant start, Duration limit, ClockCalendar calendar) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("A limit cannot be negative");
        }
        return switch (calendar) {
            case WALL_CLOCK -> start.plus(limit);
            case MASH_HOURS -> afterOpenHours(start, limit);
            case WORKING_DAYS -> endOfWorkingDay(start, wholeDays(limit));
        };
    }

    /**
     * The day a limit in working days falls due, counted so that the trigger is day 0 and day 1 the next working day. A
     * trigger on a weekend or bank holiday counts as if it came on the next working day.
     *
     * @param days zero or more
     * @throws IllegalArgumentException when the number of days is negative
     */
    public LocalDate addWorkingDays(LocalDate trigger, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("A number of working days cannot be negative");
        }
        var day = workingDayFrom(trigger);
        for (int counted = 0; counted < days; counted++) {
            day = workingDayFrom(day.plusDays(1));
        }
        return day;
    }

    /**
     * The close of the last working day of a limit, for example of the one working day in which a referrer must hear.
     * What arrives after closing counts as received the next working day; the closing moment itself still counts as
     * that day.
     *
     * @param workingDays zero or more
     * @throws IllegalArgumentException when the number of days is negative
     */
    public Instant endOfWorkingDay(Instant received, int workingDays) {
        var local = received.atZone(LONDON);
        boolean late = local.toLocalTime().isAfter(hours.closes());
        var trigger = late ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return at(addWorkingDays(trigger, workingDays), hours.closes());
    }

    /** Whether the hub is open at that moment; at closing time it is shut. */
    public boolean isOpen(Instant moment) {
        var local = moment.atZone(LONDON);
        return isOpenOn(local.toLocalDate())
                && !local.toLocalTime().isBefore(hours.opens())
                && local.toLocalTime().isBefore(hours.closes());
    }

    /**
     * The same day of the month some months on, or the last of a shorter month: 31 August plus 6 is 28 or 29 February.
     */
    public static LocalDate addMonths(LocalDate day, int months) {
        return day.plusMonths(months);
    }

    private Instant afterOpenHours(Instant start, Duration limit) {
        var left = limit;
        for (var day = LocalDate.ofInstant(start, LONDON); ; day = day.plusDays(1)) {
            var closes = at(day, hours.closes());
            var from = later(start, at(day, hours.opens()));
            if (!isOpenOn(day) || !from.isBefore(closes)) {
                continue;
            }
            var open = Duration.between(from, closes);
            if (left.compareTo(open) <= 0) {
                return from.plus(left);
            }
            left = left.minus(open);
        }
    }

    private boolean isOpenOn(LocalDate day) {
        return hours.days().contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private LocalDate workingDayFrom(LocalDate day) {
        var next = day;
        while (next.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || holidays.contains(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static int wholeDays(Duration limit) {
        int days = Math.toIntExact(limit.toDays());
        if (!limit.equals(Duration.ofDays(days))) {
            throw new IllegalArgumentException("A limit in working days must be a whole number of days");
        }
        return days;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(LONDON).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
