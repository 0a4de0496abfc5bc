package org.openmash.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Ready when every migration of this build has been applied. A schema that is newer is fine: during a rolling update the
 * older instances go on. Once current it stays so for the life of the process, so Flyway is not asked again.
 */
@Readiness
@ApplicationScoped
class SchemaReady implements HealthCheck {
    private final Flyway flyway;
    private volatile boolean current;

    SchemaReady(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        if (!current) {
            current = isCurrent();
        }
        return HealthCheckResponse.named("schema").status(current).build();
    }

    private boolean isCurrent() {
        try {
            return isCurrent(flyway.info());
        } catch (FlywayException away) {
            return false;
        }
    }

    static boolean isCurrent(MigrationInfoService migrations) {
        return migrations.pending().length == 0
                && Arrays.stream(migrations.all()).map(MigrationInfo::getState).noneMatch(state -> state.isFailed());
    }
}
