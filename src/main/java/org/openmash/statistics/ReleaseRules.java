package org.openmash.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** What must hold before a release: asked when it is prepared, and again when it is approved. */
final class ReleaseRules {
    /** An older test was of other tables, other data and other means of attack. */
    private static final int TEST_HOLDS_YEARS = 5;

    private final Catalogue catalogue;
    private final StatisticsSettings settings;
    private final Clock clock;

    ReleaseRules(Catalogue catalogue, StatisticsSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The names of the tables asked for; all of them when none is named.
     *
     * @throws ProblemException 400 when one is not in the catalogue or named twice
     */
    List<String> tables(@Nullable List<String> asked) {
        if (asked == null) {
            return catalogue.tables().stream().map(TableDefinition::name).toList();
        }
        boolean known = asked.stream()
                .allMatch(name -> name != null && catalogue.table(name).isPresent());
        if (!known || asked.isEmpty() || Set.copyOf(asked).size() < asked.size()) {
            throw ProblemException.invalid("tables", "must name tables of the catalogue, each once");
        }
        return asked;
    }

    /**
     * The intruder test as recorded.
     *
     * @throws ProblemException 400 when something is missing or it did not pass
     */
    IntruderTest passed(@Nullable IntruderTest test) {
        if (test == null || test.conductedOn() == null) {
            throw ProblemException.invalid("intruderTest.conductedOn", "is required");
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (test.conductedOn().isAfter(today) || test.conductedOn().isBefore(today.minusYears(TEST_HOLDS_YEARS))) {
            throw ProblemException.invalid(
                    "intruderTest.conductedOn",
                    "must be a day of the last " + TEST_HOLDS_YEARS + " years, not in the future");
        }
        if (isBlank(test.comparedWith())) {
            throw ProblemException.invalid("intruderTest.comparedWith", "is required");
        }
        if (isBlank(test.findings())) {
            throw ProblemException.invalid("intruderTest.findings", "is required");
        }
        if (!Boolean.TRUE.equals(test.passed())) {
            throw ProblemException.invalid("intruderTest.passed", "must be true: what did not pass is not released");
        }
        return test;
    }

    /**
     * Checks the proposal against what was released so far.
     *
     * @return the tables to draw
     * @throws ProblemException 409 when the quarter is still open, a table is out already or was not, or the year's budget is
     *     spent
     */
    List<TableDefinition> mayRelease(Proposal proposal, List<ReleasedCube> released) {
        if (!proposal.period().isClosed(Instant.now(clock), settings.closingDelay())) {
            throw refused("The quarter is not closed yet: it stays open for late entries after its end.");
        }
        var out = released.stream()
                .filter(release -> release.period().equals(proposal.period().toString()))
                .map(ReleasedCube::table)
                .collect(Collectors.toSet());
        if (proposal.correction() == null && proposal.tables().stream().anyMatch(out::contains)) {
            throw refused("A table of this quarter is out already; to release it again say in correction why.");
        }
        if (proposal.correction() != null && !out.containsAll(proposal.tables())) {
            throw refused("A table of this quarter is not out yet, so there is nothing to correct.");
        }
        var tables = proposal.tables().stream()
                .map(name -> catalogue.table(name).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        if (tables.size() < proposal.tables().size()
                || !Budget.allows(tables, proposal.period().year(), released)) {
            throw refused(
                    "The release would cost more than is left of the year's privacy budget of " + Budget.LIMIT + ".");
        }
        return tables;
    }

    static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.RELEASE_REFUSED, detail);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
