package org.openmash.oversight;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jboss.logging.Logger;
import org.openmash.hub.HubSettings;
import org.openmash.identity.Caller;

/** Computes each night the alerts about the day before, for every hub. Two instances may: the second raises nothing. */
@Singleton
class AlertSchedule {
    private static final Logger LOG = Logger.getLogger(AlertSchedule.class);
    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final String OPERATION = "(schedule) alerts";

    private final AlertService service;
    private final HubSettings settings;
    private final Clock clock;

    AlertSchedule(AlertService service, HubSettings settings, Clock clock) {
        this.service = service;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "${openmash.oversight.alert-schedule:0 30 3 * * ?}", timeZone = "Europe/London")
    void yesterday() {
        var today = LocalDate.now(clock.withZone(UK));
        var from = today.minusDays(1).atStartOfDay(UK).toInstant();
        var to = today.atStartOfDay(UK).toInstant();
        settings.hubs().forEach((code, hub) -> raise(from, to, itself(code, hub.agency())));
    }

    /** What fails for one hub must not cost the others their alerts. */
    private void raise(Instant from, Instant to, Caller itself) {
        try {
            service.raise(from, to, OPERATION, itself);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "ALARM: no alerts were raised for hub %s", itself.hub());
        }
    }

    /** The service acts for itself: no person, no token. */
    private static Caller itself(String hub, String agency) {
        return new Caller(
                "openmash",
                "openmash",
                null,
                agency,
                null,
                null,
                Set.of(),
                hub,
                "openmash",
                null,
                "openmash",
                true,
                "schedule");
    }
}
