package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosedQuery;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.identity.Tier;

/**
 * Which of its agency's items a caller may correct, recall or restrict: a specialist all of them, anyone else those it sees in the
 * case. Otherwise the answer to a try would tell that there is an item it may not know of, and could take it from those who may.
 */
@ApplicationScoped
public class SeenItems {
    private static final Purpose CORRECTION = new Purpose("RECORD_CORRECTION");
    /** The item and what came in its place: whoever sees the newest may be told that an older one was corrected. */
    private static final String CHAIN = """
            with recursive chain (id) as (
              values (?::uuid)
              union select item.id from chain join (
                select id, supersedes from casework.contribution_open
                union select id, supersedes from casework.contribution_closed) item on item.supersedes = chain.id
            ) select id from chain
            """;

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final DisclosedQuery query;

    SeenItems(DatabaseRole role, AgroalDataSource dataSource, DisclosedQuery query) {
        this.role = role;
        this.dataSource = dataSource;
        this.query = query;
    }

    /** To be asked outside a transaction; says nothing about whose the item is. */
    public boolean mayHandle(UUID caseId, UUID item, Caller caller) {
        if (caller.tier() == Tier.CLOSED) {
            return true;
        }
        var chain = chain(item, caller);
        var seen = role.call(Session.reading(caller, CORRECTION.code()), () -> seen(caseId, caller));
        return chain.stream().anyMatch(seen::contains);
    }

    private List<UUID> seen(UUID caseId, Caller caller) throws SQLException {
        var decision = query.decide(caseId, caller, CORRECTION);
        return decision.isEmpty()
                ? List.of()
                : query.view(caseId, decision.get(), caller, CORRECTION).items();
    }

    private List<UUID> chain(UUID item, Caller caller) {
        return role.call(Session.job("casework", caller), () -> chain(item));
    }

    private List<UUID> chain(UUID item) throws SQLException {
        List<UUID> chain = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(CHAIN)) {
            statement.setObject(1, item);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    chain.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return chain;
    }
}
