package org.openmash.oversight;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/**
 * Keeps what staff declare. It shuts nobody out by itself: an officer who leaves a case by declaring would leave it without
 * an owner, so the alert asks and an officer excludes.
 */
@ApplicationScoped
class Relatives {
    private static final int LONGEST = 200;
    private static final String INSERT =
            "insert into oversight.declared_relative (id, hub, recorded_at, person, relation,"
                    + " family_name, given_names, date_of_birth) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AccessLog log;
    private final Clock clock;

    Relatives(DatabaseRole role, AgroalDataSource dataSource, AccessLog log, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.log = log;
        this.clock = clock;
    }

    /** Who it is; the date of birth makes alerts more exact. */
    @Schema(name = "RelativeDeclaration")
    record Asked(
            @Nullable String relation,
            @Nullable String familyName,
            @Nullable String givenNames,
            @Nullable LocalDate dateOfBirth) {
        /** Nothing: it is personal data. */
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /** The declaration's id, and nothing of what was declared. */
    @Schema(name = "RelativeDeclared")
    record Declared(UUID id) {}

    /** @throws ProblemException 400 naming the property that is missing or too long */
    Recorded<Declared> declare(@Nullable Asked sent, Caller caller) {
        var asked = sent == null ? new Asked(null, null, null, null) : sent;
        require("relation", asked.relation);
        require("familyName", asked.familyName);
        require("givenNames", asked.givenNames);
        return role.call(Session.job(AlertService.ROLE, caller), () -> {
            var declared = new Declared(TimeOrderedId.next());
            insert(declared, asked, caller);
            var access = Access.of(caller, Action.ADMINISTRATION, "POST /v1/me/relatives");
            return new Recorded<>(log.record(access.items(List.of(declared.id))), declared);
        });
    }

    private static void require(String name, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw ProblemException.invalid(name, "must be a text of 1 to " + LONGEST + " characters");
        }
    }

    private void insert(Declared declared, Asked asked, Caller caller) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, declared.id);
            statement.setString(2, caller.hub());
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(4, caller.person());
            statement.setString(5, asked.relation);
            statement.setString(6, asked.familyName);
            statement.setString(7, asked.givenNames);
            statement.setObject(8, asked.dateOfBirth);
            statement.executeUpdate();
        }
    }
}
