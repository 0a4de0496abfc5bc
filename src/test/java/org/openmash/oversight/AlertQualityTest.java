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

/** How many of the planted accesses the rules find in a year of ordinary work, and how much else they raise. */
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

    @Test
    void rules_find_planted_snooping_in_a_year_of_work_and_little_else() throws SQLException {
        List<Planted> planted;
        int entries;
        try (var database = LocalDatabase.connect("postgres")) {
            database.setAutoCommit(false);
            var year = new SyntheticYear(SEED, database);
            planted = year.write().stream()
                    .filter(one -> Boolean.getBoolean("openmash.alerts.whole-year")
                            || (one.day().getMonthValue() >= 6 && one.day().getMonthValue() < 8))
                    .toList();
            entries = year.entries();
            database.commit();
        }
        // The whole year on request; else the months in which habits have formed and most was planted.
        boolean whole = Boolean.getBoolean("openmash.alerts.whole-year");
        var first = whole ? SyntheticYear.FIRST_DAY : LocalDate.of(2027, 6, 1);
        var end = whole ? SyntheticYear.END : LocalDate.of(2027, 8, 1);
        for (var day = first; day.isBefore(end); day = day.plusDays(1)) {
            var from = day.atStartOfDay(UK).toInstant();
            var to = day.plusDays(1).atStartOfDay(UK).toInstant();
            role.call(Session.job(AlertService.ROLE, HUB), () -> run.raise(SyntheticYear.HUB, from, to));
        }
        var raised = raised();

        System.out.printf(
                "%nalerts over a synthetic year: seed %d, %d entries, %d planted%n", SEED, entries, planted.size());
        System.out.printf("%-22s %8s %8s %8s %10s %8s%n", "kind", "planted", "found", "raised", "precision", "recall");
        int found = 0;
        int right = 0;
        for (var kind : AlertKind.values()) {
            var ofKind = planted.stream()
                    .filter(one -> one.kind().equals(kind.name()))
                    .toList();
            var alerts =
                    raised.stream().filter(one -> one.kind.equals(kind.name())).toList();
            long hit = ofKind.stream()
                    .filter(one -> alerts.stream().anyMatch(alert -> matches(one, alert)))
                    .count();
            long good = alerts.stream()
                    .filter(alert -> planted.stream().anyMatch(one -> matches(one, alert) || sameDay(one, alert)))
                    .count();
            System.out.printf(
                    "%-22s %8d %8d %8d %10.2f %8.2f%n",
                    kind,
                    ofKind.size(),
                    hit,
                    alerts.size(),
                    (double) good / Math.max(1, alerts.size()),
                    (double) hit / ofKind.size());
            found += (int) hit;
            right += (int) good;
        }
        System.out.printf(
                "%-22s %8d %8d %8d %10.2f %8.2f%n%n",
                "all",
                planted.size(),
                found,
                raised.size(),
                (double) right / raised.size(),
                (double) found / planted.size());
        assertThat((double) found / planted.size()).as("recall").isGreaterThanOrEqualTo(0.9);
        assertThat((double) right / raised.size()).as("precision").isGreaterThanOrEqualTo(0.6);
    }

    /** Whichever rule flags it: forty cases opened in an afternoon are also cases that closed long ago, without a link. */
    private static boolean sameDay(Planted planted, Raised alert) {
        return planted.actors().contains(alert.actor) && planted.day().equals(alert.day);
    }

    /** On the case, or, for rules without one, within the weeks that the rule looks back from the day. */
    private static boolean matches(Planted planted, Raised alert) {
        return planted.kind().equals(alert.kind)
                && planted.actors().contains(alert.actor)
                && (planted.caseId() != null
                        ? planted.caseId().equals(alert.caseId)
                        : Math.abs(java.time.temporal.ChronoUnit.DAYS.between(planted.day(), alert.day))
                                <= AlertKind.valueOf(alert.kind).quiet().toDays() + 1);
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
