package org.openmash.statistics;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openmash.support.LocalKeycloak;

/** Published figures of the newest synthetic quarter beside the true ones, table by table. */
final class SyntheticErrors {
    private static final int SMALLEST_SHOWN = 10;

    private final List<Line> lines = new ArrayList<>();

    /**
     * One table.
     *
     * @param near cells as near to the truth as declared; one that is not shown, when the truth is not that much above 10
     * @param errors of the cells shown, in persons, sorted
     */
    private record Line(String table, int cells, int near, long total, int declared, List<Long> errors) {}

    SyntheticErrors(Catalogue catalogue, TrueCounts truth) {
        catalogue.tables().forEach(table -> lines.add(line(table, truth.of(table))));
    }

    /** How many of the cells are as near to the truth as their table says. */
    double shareWithinDeclaredError() {
        return lines.stream().mapToInt(Line::near).sum()
                / (double) lines.stream().mapToInt(Line::cells).sum();
    }

    String report() {
        var report = new StringBuilder("%-12s %6s %6s %9s %9s %7s %7s %7s%n"
                .formatted("table", "cells", "shown", "people", "declared", "median", "95 %", "most"));
        for (Line line : lines) {
            report.append("%-12s %6d %6d %,9d %9d %7d %7d %7d%n"
                    .formatted(
                            line.table(),
                            line.cells(),
                            line.errors().size(),
                            line.total(),
                            line.declared(),
                            at(line, 50),
                            at(line, 95),
                            at(line, 100)));
        }
        return report.toString();
    }

    private static long at(Line line, int percent) {
        return line.errors().isEmpty()
                ? 0
                : line.errors()
                        .get(Math.min(line.errors().size() - 1, line.errors().size() * percent / 100));
    }

    private static Line line(TableDefinition table, long[] truth) {
        JsonPath published = given().auth()
                .oauth2(LocalKeycloak.token("analyst"))
                .get("/v1/statistics/" + table.name() + "?period=" + SyntheticRegion.NEWEST)
                .jsonPath();
        List<String> values = published.getList("values");
        int declared = published.getInt("error");
        List<Long> errors = new ArrayList<>();
        int near = 0;
        for (int cell = 0; cell < truth.length; cell++) {
            boolean small = values.get(cell).equals(PublishedTable.SMALL);
            long error =
                    small ? truth[cell] - SMALLEST_SHOWN : Math.abs(Long.parseLong(values.get(cell)) - truth[cell]);
            near += error <= declared ? 1 : 0;
            if (!small) {
                errors.add(error);
            }
        }
        return new Line(
                table.name(),
                truth.length,
                near,
                Arrays.stream(truth).sum(),
                declared,
                errors.stream().sorted().toList());
    }
}
