package org.openmash.oversight;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Reasons;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;

/**
 * Erases details of the access log by rule, under the one database role that may, and leaves tombstones. Entries and leaves
 * stay, so that the tree verifies as before.
 */
@ApplicationScoped
class Erasures {
    private static final String ROLE = "retention";
    private static final int AT_A_TIME = 5_000;
    /** Before the statement that erases, so that it sees every hold placed until then; until the end, so that none comes between. */
    private static final String LOCK = "select audit.lock_holds()";

    private static final String ERASE = "with ended as (select recorded_at, entry_id from audit.detail"
            + " where hub = ? and recorded_at < ? and erased_at is null and not audit.held(hub, cases, actor_token, person_token)"
            + " and not oversight.any_open(cases) order by recorded_at, entry_id limit ?)"
            + " update audit.detail d set content = '{}', salt = '', actor = '', cases = '{}', actor_token = null,"
            + " person_token = null, purpose = null, erased_at = now(), erased_by = ? from ended e"
            + " where d.recorded_at = e.recorded_at and d.entry_id = e.entry_id";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final OversightConfig config;
    private final AccessLog log;
    private final Clock clock;

    Erasures(DatabaseRole role, AgroalDataSource dataSource, OversightConfig config, AccessLog log, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.config = config;
        this.log = log;
        this.clock = clock;
    }

    /** Why now; stands in the log. */
    @Schema(name = "ErasureRequest")
    record Asked(@Nullable String reason) {}

    /**
     * What went.
     *
     * @param rule the rule and its length, as it stands on the tombstones
     * @param more whether there is more to erase
     */
    @Schema(name = "Erasure")
    record Erased(String rule, int erased, boolean more) {}

    Recorded<Erased> erase(@Nullable Asked asked, Caller caller) {
        var reason = Reasons.required(asked == null ? null : asked.reason());
        Duration kept =
                Objects.requireNonNull(config.thresholds().get(caller.hub())).detailsKept();
        var rule = "ACCESS_DETAILS " + kept;
        return role.call(Session.job(ROLE, caller), () -> {
            int erased;
            try (var connection = dataSource.getConnection();
                    var lock = connection.createStatement();
                    var statement = connection.prepareStatement(ERASE)) {
                lock.execute(LOCK);
                statement.setString(1, caller.hub());
                statement.setObject(2, clock.instant().minus(kept).atOffset(ZoneOffset.UTC));
                statement.setInt(3, AT_A_TIME);
                statement.setString(4, rule);
                erased = statement.executeUpdate();
            }
            var access = Access.of(caller, Action.ERASURE, "POST /v1/audit/erasures")
                    .purpose("RETENTION_REVIEW")
                    .recordVersion(rule + ", " + erased)
                    .reason(reason);
            return new Recorded<>(log.record(access), new Erased(rule, erased, erased == AT_A_TIME));
        });
    }
}
