package org.openmash.ops;

import io.quarkus.arc.All;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Stops a production start that would put people's data at risk, with one sentence for each setting to mend. It runs
 * before Flyway touches the database, because a wrong setting there could empty it, and again with the start itself,
 * for installations that migrate by other means.
 */
@Singleton
class StartupChecks implements FlywayConfigurationCustomizer {
    private static final Logger LOG = Logger.getLogger(StartupChecks.class);
    private static final int FIRST = 1;

    private final List<StartupCheck> checks;
    private boolean done;

    StartupChecks(@All List<StartupCheck> checks) {
        this.checks = checks;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        checkOnce();
    }

    void onStart(@Observes @Priority(FIRST) StartupEvent event) {
        checkOnce();
    }

    private void checkOnce() {
        if (!done && Production.isRunning()) {
            refuse(checks.stream().flatMap(StartupCheck::risks).toList());
            done = true;
        }
    }

    /**
     * Warns of the lesser risks.
     *
     * @throws ConfigurationException naming the greater ones, if there are any
     */
    static void refuse(List<RiskySetting> risks) {
        risks.stream().filter(risk -> !risk.stops()).forEach(LOG::warn);
        var stopping = risks.stream().filter(RiskySetting::stops).toList();
        if (!stopping.isEmpty()) {
            throw new ConfigurationException(stopping.stream()
                    .map(RiskySetting::toString)
                    .collect(Collectors.joining("\n- ", "OpenMASH does not start in production like this:\n- ", "")));
        }
    }
}
