package org.openmash.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * What analysts read: released cubes and sums of them, under the database role {@code analyst}, which sees no case. Every form
 * of an answer (JSON, CSV, chart) is made of the {@link PublishedTable} or {@link NoisyCube} that this returns.
 */
@ApplicationScoped
class StatisticsService {
    private static final String ROLE = "analyst";

    private final DatabaseRole role;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final AccessLog log;

    StatisticsService(DatabaseRole role, Ledger ledger, Catalogue catalogue, AccessLog log) {
        this.role = role;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.log = log;
    }

    /** The catalogue, the ledger and the total loss. */
    Recorded<CatalogueView> catalogue(Caller caller) {
        var released = role.call(Session.job(ROLE, caller), ledger::all);
        return new Recorded<>(
                log.recordDurably(Access.of(caller, Action.CONSULTATION, "GET /v1/statistics")),
                CatalogueView.of(catalogue, released));
    }

    /**
     * A table of the catalogue, or a margin of it, as published.
     *
     * @param parameters the query parameters: {@code period}, {@code by} and the dimensions of the table
     * @throws ProblemException 400 for any other parameter; 404 when there is no such table or it is not out for the period
     */
    Recorded<PublishedTable> table(String name, Map<String, List<String>> parameters, Caller caller) {
        var definition = catalogue.table(name).orElseThrow(ProblemException::notFound);
        var period = TableQuery.period(parameters);
        var cube = cube(name, period, caller);
        var query = TableQuery.of(cube.map(NoisyCube::table).orElse(definition), parameters);
        var margin = cube.orElseThrow(ProblemException::notFound).margin(query.kept(), query.filter());
        var entry = log.recordDurably(Access.of(caller, Action.CONSULTATION, "GET /v1/statistics/{table}")
                .shown(List.of(name))
                .recordVersion(period + " v" + margin.cube().version()));
        return new Recorded<>(entry, PublishedTable.of(margin));
    }

    /** The newest cube of a table for a quarter, if it is out; the caller records the access. */
    Optional<NoisyCube> cube(String table, Quarter period, Caller caller) {
        return role.call(
                Session.job(ROLE, caller), () -> ledger.newest(table, period).map(ReleasedCube::cube));
    }
}
