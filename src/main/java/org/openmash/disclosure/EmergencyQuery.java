package org.openmash.disclosure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.openmash.identity.Caller;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** Reads a case under the caller's live emergency grant; to be called inside {@link Session#underGrant}. */
@ApplicationScoped
public class EmergencyQuery {
    private static final String GRANT = "select g.id, casework.emergency_takes_part(g.id)"
            + " from unnest(casework.take_in_hand(array[?::uuid])) c (id), lateral casework.emergency_granted(c.id) g (id)"
            + " where g.id is not null";

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;
    private final DisclosedQuery query;
    private final EmergencyRights rights;

    EmergencyQuery(
            AgroalDataSource dataSource, ReaderStatements statements, DisclosedQuery query, DisclosureMatrix matrix) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.query = query;
        this.rights = new EmergencyRights(matrix);
    }

    /** A live grant and what it opens. */
    public record Opened(UUID grant, Decision decision) {}

    /** A view and the grant it was made under. */
    public record Seen(UUID grant, DisclosedView view) {}

    private record Grant(UUID id, boolean takesPart) {}

    /** What a grant opened under a version of the matrix. */
    public static Decision decision(DisclosureMatrix matrix, Sector sector, Tier tier, boolean takesPart) {
        return new EmergencyRights(matrix).decide(sector, tier, takesPart);
    }

    /** The case as far as the grant opens it; empty without a live grant, or for whom the case is kept from. */
    public Optional<Seen> read(UUID caseId, Caller caller) throws SQLException {
        var opened = opens(caseId, caller);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        var view = query.view(caseId, opened.get().decision(), caller, Purpose.EMERGENCY);
        return Optional.of(new Seen(opened.get().grant(), view));
    }

    /** What the caller's live grant opens of the case; empty likewise. */
    public Optional<Opened> opens(UUID caseId, Caller caller) throws SQLException {
        return grant(caseId)
                .map(grant -> new Opened(
                        grant.id(), rights.decide(caller.requiredSector(), caller.requiredTier(), grant.takesPart())));
    }

    private Optional<Grant> grant(UUID caseId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = statements.prepareWithoutCaseData(connection, GRANT)) {
            statement.setObject(1, caseId);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Grant(rows.getObject(1, UUID.class), rows.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }
}
