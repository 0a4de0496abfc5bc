package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;

/**
 * Reads what an auditor may: entries of people of its hub, and all entries that name a case of its hub, whoever looked. Names
 * are sealed but for those unsealed to it. One transaction under its role.
 */
@ApplicationScoped
class EntryReader {
    private static final String ROLE = "auditor";
    /** How far the clock of another instance may be ahead. */
    private static final Duration SKEW = Duration.ofHours(1);

    private static final String UNSEALED =
            "select actor_token from audit.unsealing where by_person = ? and hub = ? and until_at > ?";

    private final DatabaseRole databaseRole;
    private final AgroalDataSource dataSource;
    private final Clock clock;

    EntryReader(DatabaseRole databaseRole, AgroalDataSource dataSource, Clock clock) {
        this.databaseRole = databaseRole;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Up to {@code limit} entries after a position. */
    List<EntryView> matching(EntryFilter filter, @Nullable Position after, int limit, Caller caller) {
        return read(caller, connection -> {
            var cases = casesOf(filter, connection);
            return EntrySelect.matching(
                            filter, caller.hub(), cases, after, clock.instant().plus(SKEW))
                    .newest(connection, limit);
        });
    }

    /** The entry, if the auditor may read it. */
    List<EntryView> byId(UUID id, Caller caller) {
        return read(caller, connection -> {
            var own = EntrySelect.byId(id, caller.hub()).newest(connection, 1);
            return own.isEmpty() ? ofOwnCase(EntrySelect.byId(id, null).newest(connection, 1), connection) : own;
        });
    }

    private static List<EntrySelect.Found> ofOwnCase(List<EntrySelect.Found> found, Connection connection)
            throws SQLException {
        return found.isEmpty()
                        || subjects(EntryView.orEmpty(found.get(0).detail().cases()), connection)
                                .isEmpty()
                ? List.of()
                : found;
    }

    /** The cases of the hub that the search is about; null when it names none of its own. */
    private static @Nullable Collection<UUID> casesOf(EntryFilter filter, Connection connection) throws SQLException {
        if (filter.person() != null) {
            return casesOf(filter.person(), connection);
        }
        if (filter.caseId() == null) {
            return null;
        }
        var own = subjects(List.of(filter.caseId()), connection).keySet();
        return own.isEmpty() ? null : own;
    }

    private interface Reading {
        List<EntrySelect.Found> from(Connection connection) throws SQLException;
    }

    private List<EntryView> read(Caller caller, Reading reading) {
        return databaseRole.call(Session.job(ROLE, caller), () -> {
            try (var connection = dataSource.getConnection()) {
                var found = reading.from(connection);
                var cases = new HashSet<UUID>();
                found.forEach(
                        entry -> cases.addAll(EntryView.orEmpty(entry.detail().cases())));
                var sight = new EntryView.Sight(
                        unsealedTo(caller, connection), notTold(caller, connection), subjects(cases, connection));
                return found.stream().map(entry -> EntryView.of(entry, sight)).toList();
            }
        });
    }

    private Set<String> unsealedTo(Caller caller, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(UNSEALED)) {
            statement.setString(1, caller.person());
            statement.setString(2, caller.hub());
            statement.setObject(3, clock.instant().atOffset(java.time.ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                Set<String> tokens = new HashSet<>();
                while (rows.next()) {
                    tokens.add(rows.getString(1));
                }
                return tokens;
            }
        }
    }

    /** Itself and whom it manages now, whatever was unsealed to it before. */
    private static Set<String> notTold(Caller caller, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select audit.managed_by_me()")) {
            row.next();
            var people = new HashSet<>(Arrays.asList((String[]) row.getArray(1).getArray()));
            people.add(caller.person());
            return people;
        }
    }

    private static Map<UUID, UUID> subjects(Collection<UUID> cases, Connection connection) throws SQLException {
        Map<UUID, UUID> subjects = new HashMap<>();
        try (var statement = connection.prepareStatement("select case_id, person_id from audit.subjects_of(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    subjects.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
        }
        return subjects;
    }

    private static List<UUID> casesOf(UUID person, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select audit.cases_of(?)")) {
            statement.setObject(1, person);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Arrays.asList((UUID[]) rows.getArray(1).getArray());
            }
        }
    }
}
