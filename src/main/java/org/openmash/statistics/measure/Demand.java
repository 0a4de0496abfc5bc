package org.openmash.statistics.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.statistics.Code;
import org.openmash.statistics.NoisyCube;

/** How many children are referred, for the number who live there: by area, phenomenon, person group and source. */
final class Demand implements Measure {
    static final String UNIT = "children per 10,000 under 18 in the quarter";
    /** The views of the Rotterdam safety index: area, phenomenon, person group; and who referred. */
    private static final List<String> VIEWS = List.of("concernGroup", "ageBand", "sourceSector");

    private static final String ADULT = "ADULT_OR_UNKNOWN";
    private static final Code TOTAL = new Code("TOTAL", "All children");

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "demand",
                "Children referred, for every 10,000 who live in the area",
                UNIT,
                "rate = 10,000 m / population under 18. m is the Poisson mean behind the published count y: y = n + noise,"
                        + " n ~ Poisson(m); P(n | y) proportional to P(noise = y - n), n >= 0; m | n ~ Gamma(n + 1/2, 1)",
                "How many children out of 10,000 had a referral. Each child counts once a quarter, however often it is"
                        + " referred. The age groups, too, are divided by all children of the area, so that they add up.");
    }

    @Override
    public String table() {
        return "demand";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var cube = inputs.cube(table());
        var rows = new Rows(1).from(cube, inputs);
        for (Code area : Keys.areas(cube)) {
            var whole = new View("TOTAL", TOTAL, children(cube));
            add(rows, inputs, area, whole);
            for (String view : VIEWS) {
                Keys.dimension(cube, view).codes().stream()
                        .filter(code -> !code.code().equals(ADULT))
                        .forEach(code -> add(rows, inputs, area, part(cube, view, code)));
            }
        }
        var keys =
                List.of(Keys.key(cube, "area"), new MeasureKey("view", "Divided by"), new MeasureKey("group", "Group"));
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, keys);
    }

    /** The published count of children in one area. */
    static Counts.Count count(Counts counts, NoisyCube cube, Code area) {
        return counts.where(Keys.both(Keys.inArea(area), children(cube)));
    }

    /** Turns a mean count into a rate. */
    static Estimate rate(Estimate mean, int children) {
        return mean.times(10_000.0 / children);
    }

    private record View(String view, Code group, Map<String, Set<String>> filter) {}

    private static View part(NoisyCube cube, String view, Code code) {
        return new View(view, code, Keys.both(children(cube), Map.of(view, Set.of(code.code()))));
    }

    private static void add(Rows rows, MeasureInputs inputs, Code area, View view) {
        var cube = inputs.cube("demand");
        int children = inputs.population().children(area.code());
        var label = view.view().equals("TOTAL")
                ? "Nothing"
                : Keys.dimension(cube, view.view()).label();
        rows.number(
                List.of(area, new Code(view.view(), label), view.group()),
                inputs.counts(cube).where(Keys.both(Keys.inArea(area), view.filter())),
                mean -> rate(mean, children));
    }

    private static Map<String, Set<String>> children(NoisyCube cube) {
        var bands = Keys.dimension(cube, "ageBand").codes().stream()
                .map(Code::code)
                .filter(band -> !band.equals(ADULT))
                .collect(Collectors.toSet());
        return Map.of("ageBand", bands);
    }
}
