package org.openmash.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.openmash.problem.ProblemException;
import org.openmash.problem.Violation;
import org.openmash.statistics.measure.StaffingScenario;

class MeasureQueryTest {

    @Test
    void staffing_takes_assumptions() {
        var query = MeasureQuery.of(
                "staffing",
                asked("period", "2026-Q3", "handlingMinutes", "45.5", "sharePercent", "80", "growthPercent", "-10"));

        assertThat(query.scenario().target().handlingMinutes()).isEqualTo(45.5);
        assertThat(query.scenario().target().share()).isEqualTo(0.8);
        assertThat(query.scenario().target().waitMinutes()).isEqualTo(60);
        assertThat(query.scenario().growthPercent()).isEqualTo(-10);
    }

    @Test
    void other_measures_refuse_assumptions_by_name() {
        assertThat(refused("flow", "period", "2026-Q3", "growthPercent", "10")).isEqualTo("growthPercent");
    }

    @Test
    void filter_that_no_measure_has_is_refused_by_name() {
        assertThat(refused("demand", "period", "2026-Q3", "school", "1")).isEqualTo("school");
    }

    @Test
    void period_is_required() {
        assertThat(refused("demand")).isEqualTo("period");
    }

    @Test
    void assumption_out_of_range_or_no_number_is_refused_by_name() {
        assertThat(refused("staffing", "period", "2026-Q3", "sharePercent", "100"))
                .isEqualTo("sharePercent");
        assertThat(refused("staffing", "period", "2026-Q3", "handlingMinutes", "NaN"))
                .isEqualTo("handlingMinutes");
        assertThat(refused("staffing", "period", "2026-Q3", "waitMinutes", "1e9"))
                .isEqualTo("waitMinutes");
    }

    @Test
    void without_assumptions_the_usual_ones_hold() {
        assertThat(MeasureQuery.of("staffing", asked("period", "2026-Q3")).scenario())
                .isEqualTo(StaffingScenario.DEFAULT);
    }

    private static String refused(String measure, String... namesAndValues) {
        var refusal =
                catchThrowableOfType(ProblemException.class, () -> MeasureQuery.of(measure, asked(namesAndValues)));
        return refusal.violations().stream().map(Violation::field).findFirst().orElse("");
    }

    private static MultivaluedMap<String, String> asked(String... namesAndValues) {
        MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            asked.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return asked;
    }
}
