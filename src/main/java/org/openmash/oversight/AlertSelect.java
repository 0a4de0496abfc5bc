package org.openmash.oversight;

import io.agroal.api.AgroalDataSource;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Reads alerts under the role {@code oversight}, whose row policies hold the hub. */
final class AlertSelect {
    /**
     * Not about the caller itself, nor somebody it manages. Where the human being is not known, not about its account, and for nobody
     * who manages anybody.
     */
    private static final String NOT_OWN = " case when a.person is not null"
            + " then a.person <> ? and not audit.manages(a.hub, ?, a.person)"
            + " else not exists (select from audit.detail where actor_token = a.actor_token and actor = ?)"
            + " and cardinality(audit.managed_by_me()) = 0 end";

    private static final String LIST = "select a.id, a.recorded_at, a.kind, a.actor_token, a.person_token, a.case_id,"
            + " a.observed, a.expected, a.first_at, a.last_at, a.explanation, r.outcome from oversight.alert a"
            + " left join lateral (select outcome from oversight.alert_review where alert_id = a.id"
            + " order by recorded_at desc, id desc limit 1) r on true where a.hub = ? and" + NOT_OWN
            + " and (?::text is null or a.kind = ?) and (?::timestamptz is null or a.recorded_at < ?)"
            + " and (not ? or r.outcome is null) order by a.recorded_at desc, a.id desc limit 200";
    private static final String REVIEWABLE =
            "select 1 from oversight.alert a where a.id = ? and a.hub = ? and" + NOT_OWN;

    private AlertSelect() {}

    /**
     * Which alerts.
     *
     * @param open only those without a review
     */
    record Asked(@Nullable AlertKind kind, @Nullable Instant before, boolean open) {

        /** Reads the parameters; 400 naming the one that is not of its kind. */
        static Asked of(@Nullable String kind, @Nullable String before, @Nullable String open) {
            try {
                var moment =
                        before == null ? null : OffsetDateTime.parse(before).toInstant();
                if (open != null && !open.equals("true") && !open.equals("false")) {
                    throw ProblemException.invalid("open", "must be true or false");
                }
                return new Asked(kind == null ? null : AlertKind.valueOf(kind), moment, "true".equals(open));
            } catch (IllegalArgumentException unknown) {
                throw ProblemException.invalid("kind", "is not one of the kinds");
            } catch (DateTimeParseException wrong) {
                throw ProblemException.invalid("before", "is not a time such as 2026-11-22T09:00:00Z");
            }
        }
    }

    static List<Alerts.Alert> list(Asked asked, Caller caller, AgroalDataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(LIST)) {
            statement.setString(1, caller.hub());
            notOwn(statement, 2, caller);
            var kind = asked.kind == null ? null : asked.kind.name();
            statement.setString(5, kind);
            statement.setString(6, kind);
            var before = asked.before == null ? null : asked.before.atOffset(ZoneOffset.UTC);
            statement.setObject(7, before, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(8, before, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setBoolean(9, asked.open);
            try (var rows = statement.executeQuery()) {
                List<Alerts.Alert> alerts = new ArrayList<>();
                while (rows.next()) {
                    alerts.add(alert(rows));
                }
                return alerts;
            }
        }
    }

    static void requireReviewable(UUID alert, Caller caller, AgroalDataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(REVIEWABLE)) {
            statement.setObject(1, alert);
            statement.setString(2, caller.hub());
            notOwn(statement, 3, caller);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw ProblemException.notFound();
                }
            }
        }
    }

    private static void notOwn(PreparedStatement statement, int first, Caller caller) throws SQLException {
        statement.setString(first, caller.person());
        statement.setString(first + 1, caller.person());
        statement.setString(first + 2, caller.subject());
    }

    private static Alerts.Alert alert(ResultSet row) throws SQLException {
        BigDecimal expected = row.getBigDecimal(8);
        var outcome = row.getString(12);
        return new Alerts.Alert(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                AlertKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getBigDecimal(7).doubleValue(),
                expected == null ? null : expected.doubleValue(),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getString(11),
                outcome == null ? null : Alerts.ReviewOutcome.valueOf(outcome));
    }
}
