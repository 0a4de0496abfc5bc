package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * Three answers to the same question, from three hands, for every role, field and purpose: the decision, a naive reader of
 * the table written for this test, and PostgreSQL's own column rights.
 */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ThreeWayOracleTest {
    private static final List<String> SECTORS = List.of("police", "school", "nhs", "council");
    private static final List<Tier> TIERS = List.of(Tier.OPEN, Tier.CLOSED);

    /** The table as a plain list of cells: nothing of it goes through the code under test. */
    private static List<String[]> naiveTable() throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/policy/disclosure-matrix.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static boolean naive(String[] header, String[] row, String sector, Tier tier, String purpose) {
        String cell = row[Arrays.asList(header).indexOf(sector)];
        String purposes = row[Arrays.asList(header).indexOf("purposes")];
        boolean reaches = cell.equals("open") || (cell.equals("closed") && tier == Tier.CLOSED);
        return reaches && (purposes.equals("any") || ("|" + purposes + "|").contains("|" + purpose + "|"));
    }

    @Test
    void the_decision_agrees_with_a_naive_reader_for_every_role_field_and_purpose() throws IOException {
        var table = naiveTable();
        var matrix = GeneratedFiles.matrix();
        int compared = 0;
        for (String purpose : purposes()) {
            for (String sector : SECTORS) {
                for (Tier tier : TIERS) {
                    var decision = matrix.decide(new Sector(sector), tier, Set.of(new Purpose(purpose)));
                    for (var row : table.subList(1, table.size())) {
                        assertThat(decision.shows(row[0]))
                                .as("%s to %s %s for %s", row[0], sector, tier, purpose)
                                .isEqualTo(naive(table.get(0), row, sector, tier, purpose));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(purposes().size() * 8 * 111);
    }

    @Test
    void postgresql_grants_a_column_exactly_when_some_purpose_shows_the_field() throws IOException, SQLException {
        var table = naiveTable();
        var columns = columns();
        List<String> wrong = new ArrayList<>();
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.prepareStatement("select has_column_privilege(?, ?, ?, 'select')")) {
            for (String sector : SECTORS) {
                for (Tier tier : TIERS) {
                    for (var row : table.subList(1, table.size())) {
                        boolean expected = purposes().stream()
                                .anyMatch(purpose -> naive(table.get(0), row, sector, tier, purpose));
                        var column = Objects.requireNonNull(columns.get(row[0]));
                        statement.setString(1, sector + "_" + tier.name().toLowerCase(Locale.ROOT));
                        statement.setString(2, "casework." + column.table());
                        statement.setString(3, column.name());
                        try (var result = statement.executeQuery()) {
                            result.next();
                            if (result.getBoolean(1) != expected) {
                                wrong.add(sector + " " + tier + " " + row[0] + " expected " + expected);
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_login_of_the_pool_and_the_jobs_that_read_no_case_have_no_right_to_any_field() throws SQLException {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.prepareStatement("select has_any_column_privilege(?, ?, 'select')")) {
            for (String role : List.of("openmash_app", "openmash_log", "auditor", "analyst", "governance")) {
                for (var column : columns().values()) {
                    statement.setString(1, role);
                    statement.setString(2, "casework." + column.table());
                    try (var result = statement.executeQuery()) {
                        result.next();
                        assertThat(result.getBoolean(1))
                                .as(role + " on " + column)
                                .isFalse();
                    }
                }
            }
        }
    }

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new HashMap<>();
        GeneratedFiles.matrix().fields().forEach(field -> columns.put(field.name(), Column.of(field)));
        return columns;
    }

    private static List<String> purposes() throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/codes/purpose.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();
    }
}
