package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Who is whose line manager, declared by the hub's governance and never changed, only declared anew. */
@ApplicationScoped
class LineManagers {
    private static final String OPERATION = "POST /v1/audit/line-managers";
    private static final int LONGEST = 100;
    private static final String INSERT = "insert into audit.line_manager (id, hub, recorded_at, person, manager,"
            + " declared_by, declared_by_person, reason) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AccessLog log;
    private final Clock clock;

    LineManagers(DatabaseRole role, AgroalDataSource dataSource, AccessLog log, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What is declared.
     *
     * @param person the person claim of the one managed
     * @param manager the person claim of the line manager; absent: nobody of this hub
     */
    @Schema(name = "LineManagerDeclaration")
    record Asked(
            @Nullable String person,
            @Nullable String manager,
            @Nullable String reason) {}

    /** The declaration. */
    @Schema(name = "LineManagerDeclared")
    record Declared(UUID id, String person, @Nullable String manager) {}

    /** @throws ProblemException 400 when person or reason is missing, or somebody would manage itself */
    Recorded<Declared> declare(@Nullable Asked asked, Caller caller) {
        var reason = Reasons.required(asked == null ? null : asked.reason());
        var person = asked == null ? null : asked.person();
        var manager = asked == null ? null : asked.manager();
        if (person == null || !isClaim(person)) {
            throw ProblemException.invalid("person", "must be a person claim");
        }
        if (manager != null && (!isClaim(manager) || manager.equals(person))) {
            throw ProblemException.invalid("manager", "must be the person claim of somebody else");
        }
        return insert(new Declared(EntryId.at(clock.instant()), person, manager), reason, caller);
    }

    private Recorded<Declared> insert(Declared declared, String reason, Caller caller) {
        return role.call(Session.job("oversight", caller), () -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement(INSERT)) {
                statement.setObject(1, declared.id);
                statement.setString(2, caller.hub());
                statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setString(4, declared.person);
                statement.setString(5, declared.manager);
                statement.setString(6, caller.subject());
                statement.setString(7, caller.person());
                statement.setString(8, reason);
                statement.executeUpdate();
            }
            var access = Access.of(caller, Action.ADMINISTRATION, OPERATION)
                    .items(List.of(declared.id))
                    .reason(reason);
            return new Recorded<>(log.record(access), declared);
        });
    }

    private static boolean isClaim(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }
}
