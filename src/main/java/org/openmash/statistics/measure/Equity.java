package org.openmash.statistics.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.statistics.Code;

/** How far referrals of each ethnic group went. */
final class Equity implements Measure {
    private static final Map<Integer, Code> OUTCOMES = new java.util.TreeMap<>(Map.of(
            1,
            new Code("ASSESSED", "Assessment or further"),
            2,
            new Code("SECTION_47", "Section 47 enquiry or further")));

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "equity",
                "How far referrals went, by ethnic group",
                "percent",
                "a / (a + b), a the mean behind the published count of those who reached the outcome, b of those who did not; as for"
                        + " flow",
                "Of 100 people of the group who were referred, how many reached the outcome. Intervals that do not overlap"
                        + " show a difference; they do not say why there is one: need, source and area differ too. Five groups, as in"
                        + " the census, and for whole areas only.");
    }

    @Override
    public String table() {
        return "equity";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var cube = inputs.cube(table());
        var rows = new Rows(1).from(cube, inputs);
        OUTCOMES.forEach((stage, outcome) -> {
            for (Code area : Keys.areas(cube)) {
                for (Code group : Keys.dimension(cube, "ethnicGroup").codes()) {
                    rows.percent(
                            List.of(outcome, area, group),
                            inputs.counts(cube),
                            at(area, group, Flow.beyond(stage)),
                            at(area, group, Flow.upTo(stage)));
                }
            }
        });
        var keys = List.of(new MeasureKey("outcome", "Outcome"), Keys.key(cube, "area"), Keys.key(cube, "ethnicGroup"));
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, keys);
    }

    private static Map<String, Set<String>> at(Code area, Code group, Set<String> pathways) {
        return Keys.both(Keys.inArea(area), Map.of("ethnicGroup", Set.of(group.code()), "pathway", pathways));
    }
}
