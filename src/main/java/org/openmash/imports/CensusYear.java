package org.openmash.imports;

import static org.openmash.imports.CinDate.dayOf;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The year a return is about: the twelve months that end on its reference date, 31 March. When the header gives no
 * reference date nothing is inside the year and nothing is outside it.
 *
 * @param first first day, 1 April
 * @param last the reference date
 */
record CensusYear(@Nullable LocalDate first, @Nullable LocalDate last) {
    static CensusYear of(CinHeader header) {
        var last = dayOf(header.referenceDate());
        return new CensusYear(last == null ? null : last.minusYears(1).plusDays(1), last);
    }

    boolean holds(@Nullable CinDate date) {
        return dayOf(date) != null && first != null && !startsAfter(date) && !endsBefore(date);
    }

    boolean leavesOut(@Nullable CinDate date) {
        return startsAfter(date) || endsBefore(date);
    }

    boolean startsAfter(@Nullable CinDate date) {
        var day = dayOf(date);
        return day != null && first != null && day.isBefore(first);
    }

    boolean endsBefore(@Nullable CinDate date) {
        var day = dayOf(date);
        return day != null && last != null && day.isAfter(last);
    }

    /**
     * Whether {@code date} falls while something runs that began on {@code from}: until the day before {@code to}, or
     * to the reference date when it has no end yet.
     */
    boolean during(@Nullable CinDate date, @Nullable CinDate from, @Nullable CinDate to) {
        if (dayOf(date) == null || dayOf(from) == null || CinDate.before(date, from)) {
            return false;
        }
        return to == null ? last != null && !endsBefore(date) : CinDate.before(date, to);
    }

    /** As {@link #during}, the day of the end included. */
    boolean duringOrAtEnd(@Nullable CinDate date, @Nullable CinDate from, @Nullable CinDate to) {
        return during(date, from, to) || (CinDate.same(date, to) && !CinDate.before(date, from) && dayOf(from) != null);
    }
}
