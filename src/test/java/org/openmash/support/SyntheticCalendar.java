package org.openmash.support;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When referrals come: by month, day of the week and hour; from schools in term time only. */
final class SyntheticCalendar {
    private final Draw draw;
    private final Shares shares;
    private final LocalDate from;
    private final double[] everybody;
    private final double[] schools;

    SyntheticCalendar(Draw draw, Shares shares, LocalDate from, LocalDate to) {
        this.draw = draw;
        this.shares = shares;
        this.from = from;
        int days = (int) ChronoUnit.DAYS.between(from, to);
        everybody = upTo(days, "year_month");
        schools = upTo(days, "year_month_school");
    }

    /** Any time. */
    ZonedDateTime any(String source) {
        var days = days(source);
        return at(first(days, draw.between(0, 999_999) / 1_000_000.0 * days[days.length - 1]));
    }

    /** The first time at which that source refers when so many days have gone by; null when that is after the end. */
    @Nullable
    ZonedDateTime after(ZonedDateTime before, int gap, String source) {
        int day = (int) ChronoUnit.DAYS.between(from, before.toLocalDate()) + gap;
        var days = days(source);
        // Within the week that begins then, by the weight of its days.
        if (day + 7 >= days.length) {
            return null;
        }
        double start = days[day];
        return at(first(days, start + draw.between(1, 1_000_000) / 1_000_000.0 * (days[day + 7] - start)));
    }

    private ZonedDateTime at(int day) {
        int hour = Integer.parseInt(draw.byWeight(shares.of("year_hour")));
        return from.plusDays(day)
                .atTime(hour, draw.between(0, 59), draw.between(0, 59))
                .atZone(SyntheticYears.zone());
    }

    private double[] days(String source) {
        return source.startsWith("2") ? schools : everybody;
    }

    private static int first(double[] upTo, double weight) {
        int at = Arrays.binarySearch(upTo, weight);
        return Math.min(upTo.length - 1, at >= 0 ? at : -at - 1);
    }

    private double[] upTo(int days, String months) {
        double[] upTo = new double[days];
        double sum = 0;
        for (int day = 0; day < days; day++) {
            var date = from.plusDays(day);
            sum += shares.value(months, "%02d".formatted(date.getMonthValue()))
                    * shares.value("year_weekday", date.getDayOfWeek().name());
            upTo[day] = sum;
        }
        return upTo;
    }
}
