package org.openmash.oversight;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openmash.ops.TimeOrderedId;

/** Applies every rule to a window of the log of one hub. A window that was run before raises nothing twice. */
@ApplicationScoped
class AlertRun {
    private static final String FIND = "select f.actor_token, f.person_token, coalesce(f.person,"
            + " oversight.person_of(f.actor_token)), f.case_id, f.observed, f.expected, f.first_at, f.last_at"
            + " from oversight.%s f";
    private static final String RAISE = "insert into oversight.alert (actor_token, person_token, person, case_id,"
            + " observed, expected, first_at, last_at, explanation, id, hub, recorded_at, kind, window_from, window_to)"
            + " select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from oversight.alert"
            + " where hub = ? and kind = ? and actor_token = ? and case_id is not distinct from ? and window_to > ?"
            + " and window_from <> ?) on conflict do nothing";
    private static final int COPIED = 8;

    private final AgroalDataSource dataSource;
    private final OversightConfig config;
    private final Clock clock;

    AlertRun(AgroalDataSource dataSource, OversightConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Raises the alerts of a window; to be called under the role {@code oversight}.
     *
     * @param until exclusive
     * @return how many are new
     */
    int raise(String hub, Instant since, Instant until) throws SQLException {
        int raised = 0;
        try (var connection = dataSource.getConnection()) {
            for (var rule :
                    AlertRule.all(Objects.requireNonNull(config.thresholds().get(hub)))) {
                raised += raise(rule, new Window(hub, since, until), connection);
            }
        }
        return raised;
    }

    private record Window(String hub, Instant since, Instant until) {}

    private int raise(AlertRule rule, Window window, Connection connection) throws SQLException {
        int raised = 0;
        try (var find = connection.prepareStatement(FIND.formatted(rule.call()));
                var insert = connection.prepareStatement(RAISE)) {
            var arguments = rule.arguments(window.since, window.until);
            for (int i = 0; i < arguments.size(); i++) {
                find.setObject(i + 1, arguments.get(i));
            }
            try (var found = find.executeQuery()) {
                while (found.next()) {
                    fill(insert, found, rule, window);
                    raised += insert.executeUpdate();
                }
            }
        }
        return raised;
    }

    private void fill(java.sql.PreparedStatement insert, ResultSet found, AlertRule rule, Window window)
            throws SQLException {
        for (int i = 1; i <= COPIED; i++) {
            insert.setObject(i, found.getObject(i));
        }
        insert.setString(9, explain(rule, found.getBigDecimal(5), found.getBigDecimal(6)));
        insert.setObject(10, TimeOrderedId.next());
        insert.setString(11, window.hub);
        insert.setObject(12, clock.instant().atOffset(ZoneOffset.UTC));
        insert.setString(13, rule.kind().name());
        insert.setObject(14, window.since.atOffset(ZoneOffset.UTC));
        insert.setObject(15, window.until.atOffset(ZoneOffset.UTC));
        insert.setString(16, window.hub);
        insert.setString(17, rule.kind().name());
        insert.setString(18, found.getString(1));
        insert.setObject(19, found.getObject(4), java.sql.Types.OTHER);
        insert.setObject(20, window.until.minus(rule.kind().quiet()).atOffset(ZoneOffset.UTC));
        insert.setObject(21, window.since.atOffset(ZoneOffset.UTC));
    }

    private static String explain(AlertRule rule, BigDecimal observed, @Nullable BigDecimal expected) {
        return rule.sentence().formatted(plain(observed), expected == null ? "unknown" : plain(expected));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
