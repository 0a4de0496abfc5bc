package org.openmash.statistics;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.problem.ProblemException;
import org.openmash.statistics.measure.ServiceTarget;
import org.openmash.statistics.measure.StaffingScenario;

/**
 * What is asked of a measure.
 *
 * @param quarter the quarter
 * @param scenario the assumptions, the default unless staffing is asked for
 */
record MeasureQuery(Quarter quarter, StaffingScenario scenario) {
    private static final String HANDLING = "handlingMinutes";
    private static final String WAIT = "waitMinutes";
    private static final String SHARE = "sharePercent";
    private static final String GROWTH = "growthPercent";
    private static final Set<String> ASSUMPTIONS = Set.of(HANDLING, WAIT, SHARE, GROWTH);
    private static final StaffingScenario DEFAULT = StaffingScenario.DEFAULT;

    /**
     * Reads the query.
     *
     * @throws ProblemException 400, naming the first parameter that the measure does not have or that is out of range
     */
    static MeasureQuery of(String measure, MultivaluedMap<String, String> parameters) {
        boolean assumes = measure.equals("staffing");
        parameters.forEach((name, values) -> check(name, values, assumes));
        return new MeasureQuery(TableQuery.period(parameters), scenario(parameters));
    }

    private static void check(String name, List<String> values, boolean assumes) {
        if (!name.equals(TableQuery.PERIOD) && !(assumes && ASSUMPTIONS.contains(name))) {
            throw ProblemException.invalid(name, "is no parameter of this measure");
        }
        if (values.size() > 1) {
            throw ProblemException.invalid(name, "may be given once");
        }
    }

    private static StaffingScenario scenario(MultivaluedMap<String, String> given) {
        var target = DEFAULT.target();
        return new StaffingScenario(
                new ServiceTarget(
                        number(given, HANDLING, 1, 480).orElse(target.handlingMinutes()),
                        number(given, WAIT, 0, 10_080).orElse(target.waitMinutes()),
                        number(given, SHARE, 1, 99)
                                .map(percent -> percent / 100)
                                .orElse(target.share())),
                number(given, GROWTH, -90, 900).orElse(DEFAULT.growthPercent()));
    }

    private static Optional<Double> number(
            MultivaluedMap<String, String> given, String name, double least, double most) {
        var written = given.getFirst(name);
        if (written == null) {
            return Optional.empty();
        }
        if (!written.matches("-?\\d{1,5}([.]\\d{1,2})?")
                || Double.parseDouble(written) < least
                || Double.parseDouble(written) > most) {
            throw ProblemException.invalid(name, "must be a number from %.0f to %.0f".formatted(least, most));
        }
        return Optional.of(Double.valueOf(written));
    }
}
