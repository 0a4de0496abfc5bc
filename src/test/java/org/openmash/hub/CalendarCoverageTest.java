package org.openmash.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarCoverageTest {
    private static final int LAST = BankHolidays.bundled().lastYear();

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void a_calendar_that_ends_this_year_or_ended_is_degraded_but_never_down(int yearsAfterLast, boolean degraded) {
        var answer = new CalendarCoverage(clock((LAST + yearsAfterLast) + "-06-15T12:00:00Z")).call();

        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow()).isEqualTo(Map.of("lastYear", (long) LAST, "degraded", degraded));
    }

    @Test
    void the_year_before_the_last_is_fine_to_its_end() {
        var lastHourOfTheYear = new CalendarCoverage(clock((LAST - 1) + "-12-31T23:59:59Z")).call();

        assertThat(lastHourOfTheYear.getData().orElseThrow()).containsEntry("degraded", false);
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }
}
