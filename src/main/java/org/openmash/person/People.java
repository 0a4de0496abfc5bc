package org.openmash.person;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.openmash.ops.TimeOrderedId;

/**
 * The people of a hub and how a new concern finds the one it is about. An exact identifier joins only with the same date of
 * birth and a part of the name in common: a mistyped NHS number must not open a stranger's file. The council's own identifier
 * comes from its own register, without names, and joins with the date of birth alone. Runs as {@code intake}.
 */
@ApplicationScoped
public class People {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String FIND = """
            select i.person_id,
              coalesce(i.date_of_birth = ?::date, false) and (i.name_parts && ? or (i.kind = 'LOCAL_ID' and (
                cardinality(?::text[]) = 0
                or not exists (select 1 from casework.person_identity n
                  where n.person_id = i.person_id and cardinality(n.name_parts) > 0)
                or exists (select 1 from casework.person_identity n
                  where n.person_id = i.person_id and n.name_parts && ?)))) as fits,
              cardinality(i.name_parts) = 0 and coalesce(i.date_of_birth = ?::date, false) as says_nothing
            from casework.person_identity i
            where i.hub = ? and i.kind = ? and i.value = ?
              and not exists (select 1 from casework.person_seal s where s.person_id = i.person_id)
            """;

    private static final String ADD_PERSON = "insert into casework.person (id, hub) values (?, ?)";
    private static final String ADD_IDENTITY = "insert into casework.person_identity"
            + " (id, hub, person_id, kind, value, date_of_birth, name_parts) values (?, ?, ?, ?, ?, ?::date, ?)";
    private static final String SEAL =
            "insert into casework.person_seal (person_id, hub, reason) values (?, ?, ?) on conflict do nothing";

    private final AgroalDataSource dataSource;

    People(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The person found or newly recorded. */
    public record Found(UUID personId, Matching.Outcome outcome) {}

    /**
     * Finds the one person who fits, or records a new one; what it was matched by is kept for the next time.
     *
     * @param others people who it cannot be: those already named in the same concern
     * @return the person; {@code POTENTIAL} when somebody else has one of the identifiers too
     */
    public Found findOrAdd(String hub, Matching by, Set<UUID> others) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            lock(connection, hub, by);
            Set<UUID> fitting = new HashSet<>();
            Set<UUID> doubtful = new HashSet<>();
            search(connection, hub, by, fitting, doubtful);
            if (fitting.size() == 1 && !others.containsAll(fitting)) {
                var person = fitting.iterator().next();
                remember(connection, hub, person, by);
                return new Found(person, doubtful.isEmpty() ? Matching.Outcome.MATCH : Matching.Outcome.POTENTIAL);
            }
            var person = add(connection, hub);
            remember(connection, hub, person, by);
            return new Found(person, outcome(fitting, doubtful));
        }
    }

    /** Seals an identity after adoption: from now on it is neither matched nor shown. */
    public void seal(String hub, UUID personId, String reason) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SEAL)) {
            statement.setObject(1, personId);
            statement.setString(2, hub);
            statement.setString(3, reason);
            statement.executeUpdate();
        }
    }

    private static Matching.Outcome outcome(Set<UUID> fitting, Set<UUID> doubtful) {
        if (fitting.size() > 1) {
            return Matching.Outcome.MANY;
        }
        return fitting.isEmpty() && doubtful.isEmpty() ? Matching.Outcome.NONE : Matching.Outcome.POTENTIAL;
    }

    /** Two concerns about one child at once must not both open a case: they queue on each identifier, in one order. */
    private static void lock(Connection connection, String hub, Matching by) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            for (var identifier : new TreeMap<>(by.identifiers()).entrySet()) {
                statement.setString(1, hub + "/" + identifier.getKey() + "/" + identifier.getValue());
                statement.execute();
            }
        }
    }

    private static void search(Connection connection, String hub, Matching by, Set<UUID> fitting, Set<UUID> doubtful)
            throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            for (var identifier : by.identifiers().entrySet()) {
                var names = connection.createArrayOf("text", by.nameParts().toArray());
                statement.setObject(1, by.dateOfBirth());
                statement.setArray(2, names);
                statement.setArray(3, names);
                statement.setArray(4, names);
                statement.setObject(5, by.dateOfBirth());
                statement.setString(6, hub);
                statement.setString(7, identifier.getKey());
                statement.setString(8, identifier.getValue());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        boolean fits = rows.getBoolean("fits");
                        if (fits || !rows.getBoolean("says_nothing")) {
                            (fits ? fitting : doubtful).add(rows.getObject(1, UUID.class));
                        }
                    }
                }
            }
        }
        doubtful.removeAll(fitting);
    }

    private static UUID add(Connection connection, String hub) throws SQLException {
        var id = TimeOrderedId.next();
        try (var statement = connection.prepareStatement(ADD_PERSON)) {
            statement.setObject(1, id);
            statement.setString(2, hub);
            statement.executeUpdate();
        }
        return id;
    }

    private static void remember(Connection connection, String hub, UUID person, Matching by) throws SQLException {
        try (var statement = connection.prepareStatement(ADD_IDENTITY)) {
            for (var identifier : by.identifiers().entrySet()) {
                statement.setObject(1, TimeOrderedId.next());
                statement.setString(2, hub);
                statement.setObject(3, person);
                statement.setString(4, identifier.getKey());
                statement.setString(5, identifier.getValue());
                statement.setObject(6, by.dateOfBirth());
                statement.setArray(
                        7, connection.createArrayOf("text", by.nameParts().toArray()));
                statement.addBatch();
            }
            if (!by.identifiers().isEmpty()) {
                statement.executeBatch();
            }
        }
    }
}
