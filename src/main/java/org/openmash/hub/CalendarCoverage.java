package org.openmash.hub;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says in time that the bank holidays run out: {@code degraded} from the first of January of the last year they cover. The
 * service stays ready, since a limit without a calendar falls due early, never late.
 */
@Readiness
@ApplicationScoped
class CalendarCoverage implements HealthCheck {
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final int lastYear = BankHolidays.bundled().lastYear();
    private final Clock clock;

    CalendarCoverage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        boolean degraded = lastYear <= LocalDate.now(clock.withZone(ENGLAND)).getYear();
        return HealthCheckResponse.named("working-day calendar")
                .up()
                .withData("lastYear", lastYear)
                .withData("degraded", degraded)
                .build();
    }
}
