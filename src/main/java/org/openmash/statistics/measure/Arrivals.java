package org.openmash.statistics.measure;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.statistics.Code;
import org.openmash.statistics.NoisyCube;
import org.openmash.statistics.Quarter;

/** How many people are referred in each hour of the week. */
final class Arrivals implements Measure {

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "arrivals",
                "Referrals in each hour of the week",
                "people an hour",
                "m / d, m the Poisson mean behind the published count of the hour (as for demand), d how often the day of the week came in"
                        + " the quarter",
                "How many people are referred in that hour of an ordinary week, on average over the quarter; bank holidays are"
                        + " in it. Each person counts once a quarter, so work that comes back is not in it.");
    }

    @Override
    public String table() {
        return "arrivals";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var cube = inputs.cube(table());
        var rows = new Rows(1).from(cube, inputs);
        hours(
                cube,
                (day, hour) -> rows.number(
                        List.of(day, hour), count(inputs, day, hour), mean -> anHour(mean, inputs.quarter(), day)));
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, keys(cube));
    }

    /** Takes a day and an hour of it. */
    interface Hour {
        void of(Code weekday, Code hour);
    }

    static void hours(NoisyCube cube, Hour each) {
        Keys.dimension(cube, "weekday")
                .codes()
                .forEach(day -> Keys.dimension(cube, "hour").codes().forEach(hour -> each.of(day, hour)));
    }

    static Counts.Count count(MeasureInputs inputs, Code weekday, Code hour) {
        var filter = Map.of("weekday", Set.of(weekday.code()), "hour", Set.of(hour.code()));
        return inputs.counts(inputs.cube("arrivals")).where(filter);
    }

    static Estimate anHour(Estimate mean, Quarter quarter, Code weekday) {
        return mean.times(1.0 / quarter.days(DayOfWeek.valueOf(weekday.code())));
    }

    static List<MeasureKey> keys(NoisyCube cube) {
        return List.of(Keys.key(cube, "weekday"), Keys.key(cube, "hour"));
    }
}
