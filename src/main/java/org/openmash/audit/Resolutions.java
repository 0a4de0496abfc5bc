package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.ReaderStatements;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Resolves the token of a person on cases, under the officer's own rights: row policies decide what it may know of. */
@ApplicationScoped
class Resolutions {
    private static final String SELECT = "select id from casework.case_open where person_id = ? order by id";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;
    private final DisclosureMatrix matrix;
    private final AccessLog log;

    Resolutions(
            DatabaseRole role,
            AgroalDataSource dataSource,
            ReaderStatements statements,
            DisclosureMatrix matrix,
            AccessLog log) {
        this.role = role;
        this.dataSource = dataSource;
        this.statements = statements;
        this.matrix = matrix;
        this.log = log;
    }

    /** A person's token, and the inquiry that needs it. */
    @Schema(name = "ResolutionRequest")
    record Asked(@Nullable UUID person, @Nullable String reason) {}

    /** The cases of the person. */
    @Schema(name = "Resolution")
    record Resolved(UUID person, List<UUID> cases) {}

    /** @throws ProblemException 404 when the officer may know of no case of that person */
    Recorded<Resolved> resolve(@Nullable Asked asked, @Nullable String purpose, Caller caller) {
        var stated = Purposes.stated(purpose);
        var reason = Reasons.required(asked == null ? null : asked.reason());
        var person = asked == null ? null : asked.person();
        if (person == null) {
            throw ProblemException.invalid("person", "is required");
        }
        var cases = role.call(Session.reading(caller, stated.code()), () -> casesOf(person, caller));
        if (cases.isEmpty()) {
            throw ProblemException.notFound();
        }
        var access = Access.of(caller, Action.CONSULTATION, "POST /v1/audit/resolutions")
                .purpose(stated.code())
                .cases(cases)
                .reason(reason);
        return new Recorded<>(log.recordDurably(access), new Resolved(person, cases));
    }

    private List<UUID> casesOf(UUID person, Caller caller) throws SQLException {
        var decision = matrix.decide(caller.requiredSector(), caller.requiredTier(), Set.of());
        try (var connection = dataSource.getConnection();
                var statement = statements.prepare(connection, decision, caller.isOfficer(), SELECT)) {
            statement.setObject(1, person);
            try (var rows = statement.executeQuery()) {
                List<UUID> cases = new ArrayList<>();
                while (rows.next()) {
                    cases.add(rows.getObject(1, UUID.class));
                }
                return cases;
            }
        }
    }
}
