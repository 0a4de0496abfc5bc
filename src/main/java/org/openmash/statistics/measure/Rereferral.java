package org.openmash.statistics.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.statistics.Code;

/** The share of referrals that were not the first in twelve months. */
final class Rereferral implements Measure {

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "rereferral",
                "Referred again within 12 months",
                "percent of referrals",
                "a / (a + b), a the mean behind the published count of referrals with an earlier one in 12 months, b of those"
                        + " without; as for flow",
                "Of 100 referrals, how many were about somebody who had been referred in the 12 months before. At most three"
                        + " referrals a person and quarter are counted, which makes the noise larger than elsewhere.");
    }

    @Override
    public String table() {
        return "rereferral";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var cube = inputs.cube(table());
        var rows = new Rows(1).from(cube, inputs);
        for (Code area : Keys.areas(cube)) {
            rows.percent(List.of(area), inputs.counts(cube), at(area, "REPEAT"), at(area, "FIRST"));
        }
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, List.of(Keys.key(cube, "area")));
    }

    private static Map<String, Set<String>> at(Code area, String code) {
        return Keys.both(Keys.inArea(area), Map.of("repeat", Set.of(code)));
    }
}
