package org.openmash.statistics.measure;

import java.util.List;
import org.openmash.statistics.Code;

/** How many people a front door needs in each hour of the week. */
final class Staffing implements Measure {

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "staffing",
                "Staff needed in each hour of the week",
                "members of staff",
                "the least s with 1 - C(s, r) exp(-(s - r) t / h) >= share; r = g m h / 60 Erlang, m the arrivals an hour (measure"
                        + " 'arrivals'), g the growth assumed, h minutes of handling, t the target wait; C(s, r) = B / (1 - r/s (1 - B)),"
                        + " B the Erlang loss formula of s and r",
                "How many members of staff must be free to work on referrals in that hour, so that the wanted share waits no"
                        + " longer than the target. From the lower and the upper end of the arrivals follow the lower and the upper"
                        + " number. It assumes that referrals come at random and independently, that nobody gives up and that each hour"
                        + " has settled; breaks, leave and work on open cases come on top.");
    }

    @Override
    public String table() {
        return "arrivals";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var cube = inputs.cube(table());
        var rows = new Rows(0).from(cube, inputs);
        Arrivals.hours(
                cube,
                (day, hour) -> rows.number(
                        List.of(day, hour), Arrivals.count(inputs, day, hour), mean -> staff(mean, inputs, day)));
        return rows.table(note(), inputs, said(inputs.scenario()), Arrivals.keys(cube));
    }

    private static Estimate staff(Estimate mean, MeasureInputs inputs, Code weekday) {
        var scenario = inputs.scenario();
        return Arrivals.anHour(mean, inputs.quarter(), weekday)
                .times(scenario.growth())
                .map(arrivals -> ErlangC.staff(arrivals, scenario.target()));
    }

    private static String said(StaffingScenario scenario) {
        var target = scenario.target();
        return "Assumed: %s minutes of handling each, %s %% served within %s minutes, %s %% more arrivals than in the quarter. %s"
                .formatted(
                        plain(target.handlingMinutes()),
                        plain(100 * target.share()),
                        plain(target.waitMinutes()),
                        plain(scenario.growthPercent()),
                        Meanings.RANDOM_AND_NOISE);
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(Math.round(number * 100), 2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
