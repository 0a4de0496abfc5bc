package org.openmash.statistics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.NoSuchElementException;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each measure against numbers worked out by hand, on cubes without noise. */
class MeasuresTest {
    /** A posterior median is not the plain ratio; it comes this close at these counts. */
    private static final Offset<Double> CLOSE = within(0.4);

    /** Three age bands, five concerns and five sources of 2 children each are 150 in every area. */
    @Test
    void demand_divides_children_by_those_who_live_there() {
        var demand = Cubes.measure("demand", "2026-Q3", Cubes.exact("demand", "2026-Q3", codes -> 2));

        assertThat(value(demand, "901", "TOTAL", "TOTAL")).isCloseTo(150.0, CLOSE);
        assertThat(value(demand, "902", "TOTAL", "TOTAL")).isCloseTo(75.0, CLOSE);
        assertThat(value(demand, "ALL", "TOTAL", "TOTAL")).isCloseTo(450 / 6.0, CLOSE);
        assertThat(value(demand, "901", "concernGroup", "NEGLECT")).isCloseTo(30.0, CLOSE);
        assertThat(value(demand, "901", "ageBand", "UNDER_5")).isCloseTo(50.0, CLOSE);
        assertThat(value(demand, "903", "sourceSector", "POLICE")).isCloseTo(10.0, CLOSE);
    }

    @Test
    void demand_leaves_adults_out_of_a_rate_of_children() {
        var cube =
                Cubes.exact("demand", "2026-Q3", codes -> codes.apply("ageBand").equals("ADULT_OR_UNKNOWN") ? 900 : 2);

        assertThat(value(Cubes.measure("demand", "2026-Q3", cube), "901", "TOTAL", "TOTAL"))
                .isCloseTo(150.0, CLOSE);
    }

    @Test
    void count_below_ten_has_no_rate() {
        var cube = Cubes.exact(
                "demand", "2026-Q3", codes -> codes.apply("concernGroup").equals("SEXUAL") ? 0 : 2);
        var row = Cubes.row(Cubes.measure("demand", "2026-Q3", cube), "901", "concernGroup", "SEXUAL");

        assertThat(row.symbol()).isEqualTo("c");
        assertThat(row.value()).isNull();
        assertThat(row.lower()).isNull();
        assertThat(row.upper()).isNull();
    }

    @Test
    void interval_of_demand_is_that_of_a_poisson_mean() {
        var demand = Cubes.measure("demand", "2026-Q3", Cubes.exact("demand", "2026-Q3", codes -> 2));
        var row = Cubes.row(demand, "901", "TOTAL", "TOTAL");

        assertThat(row.lower()).isCloseTo(127.3, within(0.3));
        assertThat(row.upper()).isCloseTo(175.5, within(0.3));
    }

    @Test
    void trend_has_the_quarters_that_were_released_oldest_first() {
        var trend = Cubes.measure(
                "trend",
                "2026-Q3",
                Cubes.exact("demand", "2026-Q3", codes -> 4),
                Cubes.exact("demand", "2026-Q1", codes -> 2),
                Cubes.exact("demand", "2024-Q3", codes -> 9));

        assertThat(trend.sources()).extracting(MeasureSource::period).containsExactly("2026-Q1", "2026-Q3");
        assertThat(value(trend, "901", "2026-Q1")).isCloseTo(150.0, CLOSE);
        assertThat(value(trend, "901", "2026-Q3")).isCloseTo(300.0, CLOSE);
    }

    @Test
    void change_compares_with_the_year_before_and_the_quarter_before() {
        var change = Cubes.measure(
                "change",
                "2026-Q3",
                Cubes.exact("demand", "2026-Q3", codes -> 40),
                Cubes.exact("demand", "2026-Q2", codes -> 20),
                Cubes.exact("demand", "2025-Q3", codes -> 50));

        assertThat(value(change, "PREVIOUS_QUARTER", "901")).isCloseTo(100.0, CLOSE);
        assertThat(value(change, "YEAR_BEFORE", "901")).isCloseTo(-20.0, CLOSE);
    }

    /** Of 1,000: 300 stay at the contact (100 of them early help), 200 at the referral, 300 assessed, 150 at section 47, 50 on a plan. */
    @Test
    void flow_counts_those_who_went_further_among_those_who_reached_the_stage() {
        var cube = Cubes.exact("flow", "2026-Q3", codes -> switch (codes.apply("pathway")) {
            case "CONTACT" -> 40;
            case "EARLY_HELP" -> 20;
            case "REFERRAL" -> 40;
            case "ASSESSMENT" -> 60;
            case "SECTION_47" -> 30;
            case "PLAN" -> 10;
            default -> 1_000;
        });
        var flow = Cubes.measure("flow", "2026-Q3", cube);

        assertThat(value(flow, "901", "CONTACT_TO_REFERRAL")).isCloseTo(70.0, CLOSE);
        assertThat(value(flow, "901", "REFERRAL_TO_ASSESSMENT")).isCloseTo(100 * 500 / 700.0, CLOSE);
        assertThat(value(flow, "901", "ASSESSMENT_TO_SECTION_47")).isCloseTo(40.0, CLOSE);
        assertThat(value(flow, "ALL", "SECTION_47_TO_PLAN")).isCloseTo(25.0, CLOSE);
    }

    @Test
    void rereferral_is_the_share_with_an_earlier_referral() {
        var cube = Cubes.exact(
                "rereferral", "2026-Q3", codes -> codes.apply("repeat").equals("REPEAT") ? 226 : 774);

        assertThat(value(Cubes.measure("rereferral", "2026-Q3", cube), "902")).isCloseTo(22.6, CLOSE);
    }

    @Test
    void timeliness_leaves_out_those_without_a_clock() {
        var cube = Cubes.exact("timeliness", "2026-Q3", codes -> switch (codes.apply("ratingClock")) {
            case "MET" -> 90;
            case "MISSED" -> codes.apply("rating").equals("RED") ? 10 : 90;
            default -> 5_000;
        });
        var timeliness = Cubes.measure("timeliness", "2026-Q3", cube);

        assertThat(value(timeliness, "ratingClock", "901", "RED")).isCloseTo(90.0, CLOSE);
        assertThat(value(timeliness, "ratingClock", "901", "GREEN")).isCloseTo(50.0, CLOSE);
    }

    /** 2026-Q3 has 13 Mondays and 14 Wednesdays. */
    @Test
    void arrivals_are_divided_by_how_often_the_day_came() {
        var arrivals = Cubes.measure("arrivals", "2026-Q3", Cubes.exact("arrivals", "2026-Q3", codes -> 182));

        assertThat(value(arrivals, "MONDAY", "09")).isCloseTo(14.0, within(0.02));
        assertThat(value(arrivals, "WEDNESDAY", "09")).isCloseTo(13.0, within(0.02));
    }

    /** 20 an hour of 30 minutes are 10 Erlang: 14 serve 88.8 % within 20/180 of the handling time (see ErlangCTest). */
    @Test
    void staffing_follows_the_arrivals_and_the_growth_assumed() {
        var target = new ServiceTarget(30, 30 * 20 / 180.0, 0.8);
        var cube = Cubes.exact("arrivals", "2026-Q3", codes -> 260);
        var asIs = Cubes.measure("staffing", "2026-Q3", new StaffingScenario(target, 0), cube);
        var half = Cubes.measure("staffing", "2026-Q3", new StaffingScenario(target, -50), cube);

        assertThat(value(asIs, "MONDAY", "09")).isEqualTo(14);
        assertThat(value(half, "MONDAY", "09")).isEqualTo(8);
        assertThat(asIs.error()).contains("30 minutes of handling", "80 % served", "0 % more");
    }

    @Test
    void equity_is_the_share_of_each_group_that_reached_the_outcome() {
        var cube = Cubes.exact(
                "equity",
                "2026-Q3",
                codes -> Set.of("ASSESSMENT", "SECTION_47").contains(codes.apply("pathway")) ? 100 : 50);
        var equity = Cubes.measure("equity", "2026-Q3", cube);

        assertThat(value(equity, "ASSESSED", "901", "BLACK")).isCloseTo(100 * 250 / 400.0, CLOSE);
        assertThat(value(equity, "SECTION_47", "901", "WHITE")).isCloseTo(100 * 150 / 400.0, CLOSE);
    }

    @Test
    void latest_version_of_a_release_counts() {
        var first = Cubes.exact("rereferral", "2026-Q3", codes -> 100);
        var corrected = Cubes.exact(
                "rereferral", "2026-Q3", codes -> codes.apply("repeat").equals("REPEAT") ? 200 : 600);
        var second = new org.openmash.statistics.NoisyCube(
                corrected.table(), corrected.period(), 2, corrected.epsilon(), corrected.cells());
        var table = Cubes.measure("rereferral", "2026-Q3", second, first);

        assertThat(value(table, "901")).isCloseTo(25.0, CLOSE);
        assertThat(table.sources()).extracting(MeasureSource::version).containsExactly(2);
    }

    @Test
    void quarter_that_was_not_released_has_no_measure() {
        var cube = Cubes.exact("flow", "2026-Q3", codes -> 1);

        assertThatThrownBy(() -> Cubes.measure("flow", "2026-Q2", cube)).isInstanceOf(NoSuchElementException.class);
    }

    private static Double value(MeasureTable table, String... codes) {
        return java.util.Objects.requireNonNull(Cubes.row(table, codes).value());
    }
}
