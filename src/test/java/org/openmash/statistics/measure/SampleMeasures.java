package org.openmash.statistics.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openmash.statistics.NoisyCube;

/** All measures of one invented quarter, without noise, for tests of what is made of them. */
public final class SampleMeasures {
    /** The quarter. */
    public static final String PERIOD = "2026-Q3";

    private SampleMeasures() {}

    /** In the order of the bulletin. */
    public static List<MeasureTable> all() {
        var cubes = cubes();
        return Measures.all().stream()
                .map(measure -> Cubes.measure(measure.note().name(), PERIOD, cubes))
                .toList();
    }

    /** One of them. */
    public static MeasureTable named(String name) {
        return all().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The cube of a table, of the quarter. */
    public static NoisyCube cube(String table) {
        for (NoisyCube cube : cubes()) {
            if (cube.table().name().equals(table) && cube.period().equals(PERIOD)) {
                return cube;
            }
        }
        throw new IllegalArgumentException(table);
    }

    private static NoisyCube[] cubes() {
        List<NoisyCube> cubes = new ArrayList<>();
        for (String quarter : List.of("2025-Q3", "2026-Q1", "2026-Q2", PERIOD)) {
            cubes.add(Cubes.exact(
                    "demand", quarter, code -> Objects.equals(code.apply("concernGroup"), "SEXUAL") ? 0 : 4));
        }
        for (String table : List.of("flow", "timeliness", "arrivals", "equity", "rereferral")) {
            cubes.add(Cubes.exact(table, PERIOD, code -> 60));
        }
        return cubes.toArray(NoisyCube[]::new);
    }
}
