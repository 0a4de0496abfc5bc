package org.openmash.statistics.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openmash.statistics.Code;
import org.openmash.statistics.NoisyCube;

/** By how much the number of children referred changed. */
final class Change implements Measure {
    private static final Map<Code, Integer> BACK = new LinkedHashMap<>();

    static {
        BACK.put(new Code("PREVIOUS_QUARTER", "The quarter before"), 1);
        BACK.put(new Code("YEAR_BEFORE", "The same quarter of the year before"), 4);
    }

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "change",
                "Change in children referred",
                "percent",
                "100 (m1 / m0 - 1), m1 and m0 the Poisson means behind the two published counts (as for demand); their posteriors are"
                        + " independent, for every release draws noise of its own",
                "By how many percent more or fewer children were referred than in another quarter. An interval that holds 0"
                        + " means that nothing is known to have changed.");
    }

    @Override
    public String table() {
        return "demand";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var now = inputs.cube(table());
        var rows = new Rows(1).from(now, inputs);
        BACK.forEach((comparison, back) -> inputs.publications()
                .cube(table(), inputs.quarter().minus(back))
                .ifPresent(before -> compare(rows.from(before, inputs), inputs, comparison, before)));
        var keys = List.of(new MeasureKey("comparedWith", "Compared with"), Keys.key(now, "area"));
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, keys);
    }

    private static void compare(Rows rows, MeasureInputs inputs, Code comparison, NoisyCube before) {
        var now = inputs.cube("demand");
        for (Code area : Keys.areas(now)) {
            var count = Demand.count(inputs.counts(now), now, area);
            var earlier = Demand.count(inputs.counts(before), before, area);
            rows.add(
                    List.of(comparison, area),
                    count.isShown() && earlier.isShown(),
                    () -> count.intensity().relativeTo(earlier.intensity()).map(ratio -> 100 * (ratio - 1)));
        }
    }
}
