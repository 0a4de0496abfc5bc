package org.openmash.hub;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a hub is open, in local time of Europe/London; it is shut on bank holidays whatever the day.
 *
 * @param days days of the week, at least one
 * @param opens first moment open
 * @param closes first moment shut again, later the same day; also the cut-off for what counts as received that day
 */
public record OpeningHours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
    /** Monday to Friday, 09:00 to 17:00: the default of this project, to be set for each hub. */
    public static final OpeningHours OFFICE = new OpeningHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

    /** Refuses hours that never come, for a clock would then never run out. */
    public OpeningHours {
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException("A hub must open on at least one day, and before it closes");
        }
        days = Set.copyOf(days);
    }
}
