package org.openmash.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmash.audit.SyntheticYear;
import org.openmash.audit.SyntheticYear.Planted;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * How much of the misuse that was planted the rules find in a year of ordinary work, and how much else they raise. The table it prints
 * stands in ADR 0029.
 */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
@Tag("nightly")
class AlertQualityTest {
    private static final long SEED = 20271124;
    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final Caller HUB = new Caller(
            "openmash",
            "openmash",
            null,
            "LA-Y",
            null,
            null,
            Set.of(),
            SyntheticYear.HUB,
            "openmash",
            null,
            "t",
            true,
            "r");

    @Inject
    AlertRun run;

    @Inject
    DatabaseRole role;

    private record Raised(
            String kind, String actor, @Nullable UUID caseId, LocalDate day) {}

    /**
     * What came of the rule of one kind.
     *
     * @param beside alerts that are right because of misuse of another kind: forty cases opened in a morning are also cases without
     *     a link
     * @param wrong alerts about nothing that was planted
     */
    private record Quality(String kind, int planted, int found, int raised, int beside, int wrong) {
        static Quality of(AlertKind kind, List<Planted> all, List<Raised> raised) {
            var ofKind =
                    all.stream().filter(one -> one.kind().equals(kind.name())).toList();
            var alerts =
                    raised.stream().filter(one -> one.kind.equals(kind.name())).toList();
            int found = (int) ofKind.stream()
                    .filter(one -> alerts.stream().anyMatch(alert -> isAbout(one, alert)))
                    .count();
            var others = alerts.stream()
                    .filter(alert -> all.stream().noneMatch(one -> isAbout(one, alert)))
                    .toList();
            int wrong = (int) others.stream()
                    .filter(alert -> all.stream().noneMatch(one -> isOfThatDay(one, alert)))
                    .count();
            return new Quality(kind.name(), ofKind.size(), found, alerts.size(), others.size() - wrong, wrong);
        }

        static Quality sum(List<Quality> kinds) {
            return kinds.stream()
                    .reduce(
                            new Quality("all", 0, 0, 0, 0, 0),
                            (sum, one) -> new Quality(
                                    "all",
                                    sum.planted + one.planted,
                                    sum.found + one.found,
                                    sum.raised + one.raised,
                                    sum.beside + one.beside,
                                    sum.wrong + one.wrong));
        }

        /** Of the alerts about what is of this kind or was never planted; those beside count neither way. */
        double precision() {
            return (double) (raised - beside - wrong) / (raised - beside);
        }

        double recall() {
            return (double) found / planted;
        }

        String row() {
            return "%-22s %8d %8d %8d %8d %8d %10.2f %8.2f"
                    .formatted(kind, planted, found, raised, beside, wrong, precision(), recall());
        }
    }

    @Test
    void rules_find_planted_snooping_of_every_kind_in_a_year_of_work_and_little_else() throws SQLException {
        List<Planted> planted;
        int entries;
        try (var database = LocalDatabase.connect("postgres")) {
            database.setAutoCommit(false);
            var year = new SyntheticYear(SEED, database);
            planted = year.write();
            entries = year.entries();
            database.commit();
        }
        for (var day = SyntheticYear.FIRST_DAY; day.isBefore(SyntheticYear.END); day = day.plusDays(1)) {
            var from = day.atStartOfDay(UK).toInstant();
            var to = day.plusDays(1).atStartOfDay(UK).toInstant();
            role.call(Session.job(AlertService.ROLE, HUB), () -> run.raise(SyntheticYear.HUB, from, to));
        }

        var raised = raised();
        var kinds = Stream.of(AlertKind.values())
                .map(kind -> Quality.of(kind, planted, raised))
                .toList();
        var all = Quality.sum(kinds);
        System.out.printf("%nalerts of a synthetic year: seed %d, %d entries%n", SEED, entries);
        System.out.println("kind                    planted    found   raised   beside    wrong  precision   recall");
        kinds.forEach(kind -> System.out.println(kind.row()));
        System.out.println(all.row());
        System.out.println();

        for (var kind : kinds) {
            assertThat(kind.planted).as("planted of " + kind).isGreaterThanOrEqualTo(8);
            // The rule looks back thirty days; some are planted up to five weeks apart.
            double bar = kind.kind.equals(AlertKind.TWO_ACCOUNTS.name()) ? 0.8 : 0.9;
            assertThat(kind.recall()).as("recall of " + kind).isGreaterThanOrEqualTo(bar);
            assertThat(kind.precision()).as("precision of " + kind).isGreaterThanOrEqualTo(0.6);
        }
        assertThat(all.recall()).as("recall").isGreaterThanOrEqualTo(0.9);
        assertThat(all.precision()).as("precision").isGreaterThanOrEqualTo(0.75);
    }

    /** On the case, or, for rules without one, from the day on which it began until the rule forgets it. */
    private static boolean isAbout(Planted planted, Raised alert) {
        return planted.kind().equals(alert.kind)
                && planted.actors().contains(alert.actor)
                && (planted.caseId() != null
                        ? planted.caseId().equals(alert.caseId)
                        : !alert.day.isBefore(planted.first())
                                && !alert.day.isAfter(planted.last()
                                        .plusDays(AlertKind.valueOf(alert.kind)
                                                .quiet()
                                                .toDays())));
    }

    /** About the same account on the same day, whichever rule flags it; a habit of weeks excuses no other alert. */
    private static boolean isOfThatDay(Planted planted, Raised alert) {
        return planted.actors().contains(alert.actor)
                && planted.first().equals(planted.last())
                && planted.first().equals(alert.day);
    }

    private static List<Raised> raised() throws SQLException {
        try (var database = LocalDatabase.connect("postgres");
                var statement = database.prepareStatement(
                        "select kind, actor_token, case_id, window_from from oversight.alert where hub = ?")) {
            statement.setString(1, SyntheticYear.HUB);
            try (var rows = statement.executeQuery()) {
                List<Raised> raised = new ArrayList<>();
                while (rows.next()) {
                    var day = rows.getObject(4, OffsetDateTime.class)
                            .atZoneSameInstant(UK)
                            .toLocalDate();
                    raised.add(new Raised(rows.getString(1), rows.getString(2), rows.getObject(3, UUID.class), day));
                }
                return raised;
            }
        }
    }
}
