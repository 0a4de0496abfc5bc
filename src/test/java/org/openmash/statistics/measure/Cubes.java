package org.openmash.statistics.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openmash.statistics.CatalogueReader;
import org.openmash.statistics.NoisyCube;
import org.openmash.statistics.Quarter;
import org.openmash.statistics.TableDefinition;

/** Cubes for tests, with counts by a rule. */
final class Cubes {
    /** So much privacy loss that no noise is left: what is tested is the formula. */
    static final BigDecimal EXACT = new BigDecimal("100000");

    private Cubes() {}

    static TableDefinition table(String name) {
        return CatalogueReader.bundled().table(name).orElseThrow();
    }

    /** A cube whose cells hold what the rule says of their codes. */
    static NoisyCube exact(String table, String period, ToLongFunction<UnaryOperator<String>> rule) {
        var definition = table(table);
        return new NoisyCube(
                definition,
                period,
                1,
                EXACT,
                IntStream.range(0, definition.cells())
                        .mapToObj(cell -> rule.applyAsLong(dimension -> code(definition, cell, dimension)))
                        .toList());
    }

    /** The code of a cell in one dimension. */
    private static String code(TableDefinition table, int cell, String name) {
        int rest = cell;
        for (int d = table.dimensions().size() - 1; d >= 0; d--) {
            var dimension = table.dimensions().get(d);
            if (dimension.name().equals(name)) {
                return dimension.codes().get(rest % dimension.size()).code();
            }
            rest /= dimension.size();
        }
        throw new IllegalArgumentException(table.name() + " has no " + name);
    }

    /** A measure of these cubes, in areas of 10,000, 20,000 and 30,000 children. */
    static MeasureTable measure(String name, String quarter, NoisyCube... cubes) {
        return measure(name, quarter, StaffingScenario.DEFAULT, cubes);
    }

    static MeasureTable measure(String name, String quarter, StaffingScenario scenario, NoisyCube... cubes) {
        var population = new Population(Map.of("901", 10_000, "902", 20_000, "903", 30_000));
        var inputs = new MeasureInputs(Quarter.parse(quarter), new Publications(List.of(cubes)), population, scenario);
        return Measures.named(name).orElseThrow().of(inputs);
    }

    /** The row with exactly these codes. */
    static MeasureRow row(MeasureTable table, String... codes) {
        var wanted = List.of(codes);
        var rows = table.rows().stream()
                .filter(row ->
                        row.where().stream().map(code -> code.code()).toList().equals(wanted))
                .collect(Collectors.toList());
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows of " + table.name() + " at " + wanted);
        }
        return rows.get(0);
    }
}
