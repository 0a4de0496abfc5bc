package org.openmash.disclosure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.openmash.identity.Caller;

/** Reads a case under the caller's live emergency grant; to be called inside {@link Session#underGrant}. */
@ApplicationScoped
public class EmergencyQuery {
    private static final String GRANT = "select g.id, casework.emergency_takes_part(g.id)"
            + " from unnest(casework.take_in_hand(array[?::uuid])) c (id), lateral casework.emergency_granted(c.id) g (id)"
            + " where g.id is not null";

    private final AgroalDataSource dataSource;
    private final DisclosedQuery query;
    private final EmergencyRights rights;

    EmergencyQuery(AgroalDataSource dataSource, DisclosedQuery query, DisclosureMatrix matrix) {
        this.dataSource = dataSource;
        this.query = query;
        this.rights = new EmergencyRights(matrix);
    }

    /** A view and the grant it was made under. */
    public record Seen(UUID grant, DisclosedView view) {}

    private record Grant(UUID id, boolean takesPart) {}

    /** The case as far as the grant opens it; empty without a live grant, or for whom the case is kept from. */
    public Optional<Seen> read(UUID caseId, Caller caller) throws SQLException {
        var grant = grant(caseId);
        if (grant.isEmpty()) {
            return Optional.empty();
        }
        var decision = rights.decide(
                caller.requiredSector(), caller.requiredTier(), grant.get().takesPart());
        return Optional.of(new Seen(grant.get().id(), query.view(caseId, decision, caller, Purpose.EMERGENCY)));
    }

    private Optional<Grant> grant(UUID caseId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(GRANT)) {
            statement.setObject(1, caseId);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Grant(rows.getObject(1, UUID.class), rows.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }
}
