package org.openmash.statistics.measure;

import java.util.List;
import java.util.stream.IntStream;
import org.openmash.statistics.Code;
import org.openmash.statistics.NoisyCube;

/** The rate of children referred over the last quarters. */
final class Trend implements Measure {
    private static final int QUARTERS = 8;

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "trend",
                "Children referred over the last eight quarters",
                Demand.UNIT,
                "as for demand, once a quarter; only quarters that were released",
                "Whether demand rises or falls. Schools refer more in term time, so compare a quarter with the same quarter of"
                        + " the year before; the measure 'change' does.");
    }

    @Override
    public String table() {
        return "demand";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var rows = new Rows(1);
        var cubes = cubes(inputs);
        cubes.forEach(cube -> rows.from(cube, inputs));
        var newest = inputs.cube(table());
        for (Code area : Keys.areas(newest)) {
            int children = inputs.population().children(area.code());
            cubes.forEach(cube -> rows.number(
                    List.of(area, new Code(cube.period(), cube.period())),
                    Demand.count(inputs.counts(cube), cube, area),
                    mean -> Demand.rate(mean, children)));
        }
        var keys = List.of(Keys.key(newest, "area"), new MeasureKey("quarter", "Quarter"));
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, keys);
    }

    private static List<NoisyCube> cubes(MeasureInputs inputs) {
        return IntStream.iterate(QUARTERS - 1, back -> back >= 0, back -> back - 1)
                .mapToObj(back ->
                        inputs.publications().cube("demand", inputs.quarter().minus(back)))
                .flatMap(java.util.Optional::stream)
                .toList();
    }
}
