package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** What a grant opens, against a naive reader of the table written for this test: every field, sector and tier. */
class EmergencyRightsTest {
    private static final Set<String> AT_THE_DOOR = Set.of(
            "case.team",
            "case.officer",
            "subject.name",
            "subject.dateOfBirth",
            "subject.legalStatus",
            "subject.safetyInstruction",
            "subject.contactRestrictions",
            "household.workerSafety");

    @Test
    void a_grant_opens_exactly_the_rows_that_name_emergency_and_never_what_the_cell_forbids() throws IOException {
        var lines = Files.readAllLines(Path.of("src/main/resources/policy/disclosure-matrix.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
        var header = Arrays.asList(lines.get(0));
        var rights = new EmergencyRights(GeneratedFiles.matrix());
        int compared = 0;
        for (String sector : List.of("police", "school", "nhs", "council")) {
            for (Tier tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                for (boolean takesPart : new boolean[] {true, false}) {
                    var decision = rights.decide(new Sector(sector), tier, takesPart);
                    for (var row : lines.subList(1, lines.size())) {
                        boolean expected = naive(
                                row, row[header.indexOf(sector)], row[header.indexOf("purposes")], tier, takesPart);
                        assertThat(decision.shows(row[0]))
                                .as("%s to %s %s, taking part: %s", row[0], sector, tier, takesPart)
                                .isEqualTo(expected);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(4 * 2 * 2 * (lines.size() - 1));
    }

    private static boolean naive(String[] row, String cell, String purposes, Tier tier, boolean takesPart) {
        if (cell.equals("never")) {
            return false;
        }
        if (Arrays.asList(purposes.split("\\|")).contains("EMERGENCY")) {
            return (!row[2].equals("safe") || tier == Tier.CLOSED)
                    && (takesPart || !row[0].equals("subject.safeAddress"));
        }
        boolean ordinary = purposes.equals("any") && (cell.equals("open") || tier == Tier.CLOSED);
        return ordinary && (takesPart || AT_THE_DOOR.contains(row[0]));
    }
}
