package org.openmash.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;
import org.openmash.statistics.measure.Measure;
import org.openmash.statistics.measure.MeasureInputs;
import org.openmash.statistics.measure.MeasureTable;
import org.openmash.statistics.measure.Measures;
import org.openmash.statistics.measure.Population;
import org.openmash.statistics.measure.Publications;
import org.openmash.statistics.measure.StaffingScenario;
import org.openmash.statistics.publish.Bulletin;

/** Measures and bulletins: formulas over the released cubes, read under the role {@code analyst}, which sees no case. */
@ApplicationScoped
class MeasureService {
    private static final String ROLE = "analyst";
    private static final int KEPT = 500;

    private final DatabaseRole role;
    private final Ledger ledger;
    private final AccessLog log;
    private final Population population = PopulationReader.bundled();
    /** What follows from the same releases is the same: worked out once. */
    private final Cache<Asked, MeasureTable> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    MeasureService(DatabaseRole role, Ledger ledger, AccessLog log) {
        this.role = role;
        this.ledger = ledger;
        this.log = log;
    }

    /** A measure, of a quarter, under assumptions, from releases with these digests. */
    private record Asked(String measure, Quarter quarter, StaffingScenario scenario, List<String> digests) {}

    /** How everything is made. */
    Recorded<MethodNotes> methods(Caller caller) {
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/statistics/methods");
        return new Recorded<>(log.recordDurably(access), MethodText.notes());
    }

    /**
     * One measure of one quarter.
     *
     * @throws ProblemException 400 naming a parameter it does not have; 404 when there is no such measure or its table was not
     *     released for the quarter
     */
    Recorded<MeasureTable> measure(String name, MultivaluedMap<String, String> parameters, Caller caller) {
        var measure = Measures.named(name).orElseThrow(ProblemException::notFound);
        var query = MeasureQuery.of(name, parameters);
        var releases = upTo(query.quarter(), role.call(Session.job(ROLE, caller), () -> ledger.of(measure.table())));
        if (!isOut(measure, query.quarter(), releases)) {
            throw ProblemException.notFound();
        }
        var table = table(measure, query, releases);
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/statistics/measures/{measure}")
                .shown(List.of(name))
                .recordVersion(versions(List.of(table)));
        return new Recorded<>(log.recordDurably(access), table);
    }

    /**
     * The bulletin of a quarter: every measure whose table was released for it.
     *
     * @throws ProblemException 400 for what is no quarter; 404 when nothing was released for it
     */
    Recorded<Bulletin> bulletin(String period, Caller caller) {
        var bulletin = unread(Quarter.parse(period), caller).orElseThrow(ProblemException::notFound);
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/statistics/bulletins/{period}")
                .shown(bulletin.measures().stream().map(MeasureTable::name).toList())
                .recordVersion(versions(bulletin.measures()));
        return new Recorded<>(log.recordDurably(access), bulletin);
    }

    /** The bulletin while nobody reads it: it is on no log, so it must not leave the service. */
    Optional<Bulletin> unread(Quarter quarter, Caller caller) {
        var query = new MeasureQuery(quarter, StaffingScenario.DEFAULT);
        var releases = upTo(quarter, role.call(Session.job(ROLE, caller), ledger::all));
        var out = Measures.all().stream()
                .filter(measure -> isOut(measure, quarter, releases))
                .toList();
        return out.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bulletin(
                        quarter.toString(),
                        out.stream()
                                .map(measure -> table(measure, query, releases))
                                .toList(),
                        out.stream().map(Measure::note).toList()));
    }

    private static List<ReleasedCube> upTo(Quarter quarter, List<ReleasedCube> releases) {
        return releases.stream()
                .filter(release -> release.period().compareTo(quarter.toString()) <= 0)
                .toList();
    }

    private static boolean isOut(Measure measure, Quarter quarter, List<ReleasedCube> releases) {
        return releases.stream()
                .anyMatch(release -> release.table().equals(measure.table())
                        && release.period().equals(quarter.toString()));
    }

    private MeasureTable table(Measure measure, MeasureQuery query, List<ReleasedCube> releases) {
        var used = releases.stream()
                .filter(release -> release.table().equals(measure.table()))
                .toList();
        var asked = new Asked(
                measure.note().name(),
                query.quarter(),
                query.scenario(),
                used.stream().map(ReleasedCube::digest).toList());
        return known.get(asked, unknown -> {
            var cubes = used.stream().map(ReleasedCube::cube).toList();
            return measure.of(
                    new MeasureInputs(query.quarter(), new Publications(cubes), population, query.scenario()));
        });
    }

    private static String versions(List<MeasureTable> tables) {
        return tables.stream()
                .flatMap(table -> table.sources().stream())
                .map(source -> source.table() + " " + source.period() + " v" + source.version())
                .distinct()
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
