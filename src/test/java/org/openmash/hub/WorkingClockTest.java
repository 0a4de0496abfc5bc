package org.openmash.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.openmash.hub.ClockCalendar.MASH_HOURS;
import static org.openmash.hub.ClockCalendar.WALL_CLOCK;
import static org.openmash.hub.ClockCalendar.WORKING_DAYS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.codes.CodeList;

class WorkingClockTest {
    private static final CodeList RATINGS = CodeList.load("brag-rating");

    private final WorkingClock clock = new WorkingClock(BankHolidays.bundled(), OpeningHours.OFFICE);

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/clock-hours.csv", numLinesToSkip = 1)
    void rating_falls_due_as_in_the_worked_examples(
            OffsetDateTime received, String rating, String calendar, OffsetDateTime due, String note) {
        var hours = RATINGS.row(rating).orElseThrow().getOrDefault("default_hours", "");
        if (calendar.equals("NONE")) {
            assertThat(hours).as(note).isEmpty();
            return;
        }
        var limit = Duration.ofHours(Long.parseLong(hours));
        assertThat(clock.due(received.toInstant(), limit, ClockCalendar.valueOf(calendar)))
                .as(note)
                .isEqualTo(due.toInstant());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/working-days.csv", numLinesToSkip = 1)
    void working_days_are_counted_as_in_the_worked_examples(LocalDate trigger, int days, LocalDate due, String note) {
        assertThat(clock.addWorkingDays(trigger, days)).as(note).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T10:00:00+00:00, 2026-03-29T11:00:00+01:00",
        "2026-10-24T10:00:00+01:00, 2026-10-25T09:00:00+00:00"
    })
    void limit_of_24_hours_is_24_hours_across_both_changes_of_the_clocks(OffsetDateTime received, OffsetDateTime due) {
        assertThat(clock.due(received.toInstant(), Duration.ofHours(24), WALL_CLOCK))
                .isEqualTo(due.toInstant())
                .isEqualTo(received.toInstant().plusSeconds(86_400));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T09:30:00+01:00, 2026-07-02T17:00:00+01:00, a plain Wednesday",
        "2026-07-01T16:59:59+01:00, 2026-07-02T17:00:00+01:00, one second before closing",
        "2026-07-01T17:00:00+01:00, 2026-07-02T17:00:00+01:00, at closing: still that day",
        "2026-07-01T17:00:01+01:00, 2026-07-03T17:00:00+01:00, after closing: received on Thursday",
        "2026-07-01T00:10:00+01:00, 2026-07-02T17:00:00+01:00, just after midnight in London and still Tuesday by UTC",
        "2026-07-03T18:00:00+01:00, 2026-07-07T17:00:00+01:00, Friday evening: received on Monday",
        "2026-07-04T18:00:00+01:00, 2026-07-07T17:00:00+01:00, Saturday evening: received on Monday",
        "2026-04-02T12:00:00+01:00, 2026-04-07T17:00:00+01:00, before Easter",
        "2026-04-02T17:30:00+01:00, 2026-04-08T17:00:00+01:00, after closing before Easter: received on Tuesday",
        "2026-03-27T12:00:00+00:00, 2026-03-30T17:00:00+01:00, over the spring change",
        "2026-10-23T12:00:00+01:00, 2026-10-26T17:00:00+00:00, over the autumn change"
    })
    void referrer_must_hear_by_the_end_of_the_next_working_day(
            OffsetDateTime received, OffsetDateTime due, String note) {
        assertThat(clock.endOfWorkingDay(received.toInstant(), 1)).as(note).isEqualTo(due.toInstant());
    }

    @Test
    void limit_by_working_days_ends_with_the_working_day() {
        var received = Instant.parse("2026-04-02T11:00:00Z");

        assertThat(clock.due(received, Duration.ofDays(45), WORKING_DAYS))
                .isEqualTo(Instant.parse("2026-06-10T16:00:00Z"))
                .isEqualTo(clock.endOfWorkingDay(received, 45));
        assertThat(clock.due(received, Duration.ZERO, WORKING_DAYS)).isEqualTo(Instant.parse("2026-04-02T16:00:00Z"));
    }

    @Test
    void limit_by_working_days_must_be_whole_days() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.due(Instant.EPOCH, Duration.ofHours(36), WORKING_DAYS));
    }

    @Test
    void negative_limit_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.due(Instant.EPOCH, Duration.ofSeconds(-1), WALL_CLOCK));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.addWorkingDays(LocalDate.EPOCH, -1));
    }

    @Test
    void clock_that_starts_while_the_hub_is_shut_starts_at_opening_even_for_no_time_at_all() {
        assertThat(clock.due(Instant.parse("2026-01-09T20:00:00Z"), Duration.ZERO, MASH_HOURS))
                .isEqualTo(Instant.parse("2026-01-12T09:00:00Z"));
    }

    @Test
    void fractions_of_a_second_are_kept() {
        assertThat(clock.due(Instant.parse("2026-01-09T16:59:59.500Z"), Duration.ofSeconds(1), MASH_HOURS))
                .isEqualTo(Instant.parse("2026-01-12T09:00:00.500Z"));
    }

    @Test
    void hub_that_opens_on_saturday_counts_saturday_hours_but_not_as_a_working_day() {
        var hours = new OpeningHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), LocalTime.of(8, 0), LocalTime.of(20, 0));
        var longer = new WorkingClock(BankHolidays.bundled(), hours);
        var fridayEvening = Instant.parse("2026-01-09T19:00:00Z");

        assertThat(longer.due(fridayEvening, Duration.ofHours(4), MASH_HOURS))
                .isEqualTo(Instant.parse("2026-01-10T11:00:00Z"));
        assertThat(longer.endOfWorkingDay(fridayEvening, 1)).isEqualTo(Instant.parse("2026-01-12T20:00:00Z"));
    }

    @Test
    void clock_goes_on_by_weekends_alone_beyond_the_calendar() {
        assertThat(clock.addWorkingDays(LocalDate.of(2029, 12, 24), 1)).isEqualTo(LocalDate.of(2029, 12, 25));
        assertThat(clock.addWorkingDays(LocalDate.of(2029, 12, 28), 1)).isEqualTo(LocalDate.of(2029, 12, 31));
        assertThat(clock.due(Instant.parse("2029-12-24T16:00:00Z"), Duration.ofHours(2), MASH_HOURS))
                .isEqualTo(Instant.parse("2029-12-25T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-31, 6, 2027-02-28",
        "2027-08-31, 6, 2028-02-29",
        "2026-11-30, 3, 2027-02-28",
        "2026-05-15, 3, 2026-08-15",
        "2026-01-31, 1, 2026-02-28"
    })
    void months_end_no_later_than_the_month_does(LocalDate day, int months, LocalDate due) {
        assertThat(WorkingClock.addMonths(day, months)).isEqualTo(due);
    }
}
