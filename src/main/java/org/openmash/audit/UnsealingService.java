package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * Tells an auditor the name behind a token, with a reason, on the log. Never to the person itself and never to its line
 * manager: both are answered as if there were no such token, for a refusal of its own would tell whose it is.
 */
@ApplicationScoped
class UnsealingService {
    private static final String OPERATION = "POST /v1/audit/unsealings";
    private static final String LAST_SEEN = "select d.content, e.agency from audit.detail d join audit.entry e"
            + " on e.recorded_at = d.recorded_at and e.id = d.entry_id where d.actor_token = ? and d.hub = ?"
            + " order by d.recorded_at desc, d.entry_id desc limit 1";
    private static final String MANAGES = "select audit.manages(?, ?, ?)";
    private static final String INSERT = "insert into audit.unsealing (id, hub, recorded_at, until_at, actor_token,"
            + " by_subject, by_person, reason) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AccessLog log;
    private final StaffTokens tokens;
    private final AuditConfig config;
    private final Clock clock;

    UnsealingService(DatabaseRole role, AgroalDataSource dataSource, AccessLog log, AuditConfig config, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.log = log;
        this.config = config;
        this.clock = clock;
        this.tokens = new StaffTokens(new KeyedHash(config.searchKey()));
    }

    private record Seen(Detail said, @Nullable String agency) {}

    /**
     * Gives the name.
     *
     * @throws ProblemException 400 without a reason; 404 for a token the hub does not know, the auditor's own, and those of
     *     people it manages
     */
    Recorded<Unsealing.Given> unseal(Unsealing.@Nullable Asked asked, Caller caller) {
        var reason = Reasons.required(asked == null ? null : asked.reason());
        var token = token(Objects.requireNonNull(asked));
        return role.call(Session.job("oversight", caller), () -> {
            try (var connection = dataSource.getConnection()) {
                var seen = lastSeen(token, caller, connection);
                var id = EntryId.at(clock.instant());
                var given = given(id, token, seen);
                insert(given, reason, caller, connection);
                var access = Access.of(caller, Action.AUDIT, OPERATION).purpose(AuditService.PURPOSE);
                return new Recorded<>(log.record(access.items(List.of(id)).reason(reason)), given);
            }
        });
    }

    private String token(Unsealing.Asked asked) {
        if ((asked.actor() == null) == (asked.subject() == null)) {
            throw ProblemException.invalid("actor", "or subject must be given, not both");
        }
        if (asked.subject() != null) {
            return tokens.account(asked.subject());
        }
        var token = Objects.requireNonNull(asked.actor());
        if (!StaffTokens.isAccount(token)) {
            throw ProblemException.invalid("actor", "is not the token of an account");
        }
        return token;
    }

    private static Seen lastSeen(String token, Caller caller, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LAST_SEEN)) {
            statement.setString(1, token);
            statement.setString(2, caller.hub());
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw ProblemException.notFound();
                }
                var seen = new Seen(Detail.of(rows.getBytes(1)), rows.getString(2));
                if (isItselfOrManages(caller, seen.said.person(), connection)) {
                    throw ProblemException.notFound();
                }
                return seen;
            }
        }
    }

    private static boolean isItselfOrManages(Caller caller, @Nullable String person, Connection connection)
            throws SQLException {
        if (person == null || person.equals(caller.person())) {
            return true; // an account without a person cannot be compared
        }
        try (var statement = connection.prepareStatement(MANAGES)) {
            statement.setString(1, caller.hub());
            statement.setString(2, caller.person());
            statement.setString(3, person);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private Unsealing.Given given(UUID id, String token, Seen seen) {
        var subject = Objects.requireNonNull(seen.said.subject());
        var until = clock.instant().plus(config.unsealedFor());
        return new Unsealing.Given(id, token, subject, seen.said.name(), seen.agency, until);
    }

    private void insert(Unsealing.Given given, String reason, Caller caller, Connection connection)
            throws SQLException {
        Instant now = clock.instant();
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, given.id());
            statement.setString(2, caller.hub());
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setObject(4, given.until().atOffset(ZoneOffset.UTC));
            statement.setString(5, given.token());
            statement.setString(6, caller.subject());
            statement.setString(7, caller.person());
            statement.setString(8, reason);
            statement.executeUpdate();
        }
    }
}
