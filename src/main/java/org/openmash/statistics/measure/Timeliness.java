package org.openmash.statistics.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.statistics.Code;
import org.openmash.statistics.NoisyCube;

/** The share dealt with inside each deadline. */
final class Timeliness implements Measure {
    private static final List<String> CLOCKS = List.of("ratingClock", "decisionClock");
    private static final Code ALL_BANDS = new Code(Keys.ALL, "All bands");

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "timeliness",
                "Inside the deadline",
                "percent",
                "a / (a + b), a the mean behind the published count of those in time, b of those late; as for flow",
                "Of 100 for whom the clock ran, how many were dealt with in time. Those without a clock are left out, and those"
                        + " still open when the quarter was closed. By the first rating; one working day for a decision is statutory"
                        + " guidance, the time for a rating is set by the hub.");
    }

    @Override
    public String table() {
        return "timeliness";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var cube = inputs.cube(table());
        var rows = new Rows(1).from(cube, inputs);
        for (String clock : CLOCKS) {
            var named = new Code(clock, Keys.dimension(cube, clock).label());
            for (Code area : Keys.areas(cube)) {
                for (Code band : bands(cube)) {
                    rows.percent(
                            List.of(named, area, band),
                            inputs.counts(cube),
                            at(area, band, Map.of(clock, Set.of("MET"))),
                            at(area, band, Map.of(clock, Set.of("MISSED"))));
                }
            }
        }
        var keys = List.of(new MeasureKey("clock", "Deadline"), Keys.key(cube, "area"), Keys.key(cube, "rating"));
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, keys);
    }

    private static List<Code> bands(NoisyCube cube) {
        List<Code> bands = new ArrayList<>();
        bands.add(ALL_BANDS);
        Keys.dimension(cube, "rating").codes().stream()
                .filter(code -> !code.code().equals("NOT_RATED"))
                .forEach(bands::add);
        return bands;
    }

    private static Map<String, Set<String>> at(Code area, Code band, Map<String, Set<String>> clock) {
        Map<String, Set<String>> rated =
                band.code().equals(Keys.ALL) ? Map.of() : Map.of("rating", Set.of(band.code()));
        return Keys.both(Keys.inArea(area), Keys.both(rated, clock));
    }
}
