package org.openmash.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;
import org.openmash.problem.Violation;

/**
 * What is asked of a table: the period, codes of its own dimensions, and which dimensions to keep apart. Nothing else can be
 * asked: a filter the catalogue does not have is refused by its name, so that no combination of the analyst's own can be made.
 *
 * @param kept the dimensions to keep apart; the others are summed over
 * @param filter codes by dimension; a dimension that is not there counts whole
 */
record TableQuery(Set<String> kept, Map<String, Set<String>> filter) {
    static final String PERIOD = "period";
    private static final String BY = "by";

    /**
     * Reads the query parameters of a request; codes stand several in one parameter, with commas, or in several.
     *
     * @throws ProblemException 400 naming every parameter that is not of this table or holds what is not one of its codes
     */
    static TableQuery of(TableDefinition table, Map<String, List<String>> parameters) {
        var dimensions = table.dimensions().stream()
                .collect(Collectors.toMap(Dimension::name, d -> d, (a, b) -> a, LinkedHashMap::new));
        List<Violation> violations = new ArrayList<>();
        Map<String, Set<String>> filter = new LinkedHashMap<>();
        Set<String> kept = dimensions.keySet();
        for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey();
            var dimension = dimensions.get(name);
            var values = split(parameter.getValue());
            if (dimension != null) {
                filter.put(name, values);
                if (values.isEmpty() || values.stream().anyMatch(code -> dimension.indexOf(code) < 0)) {
                    violations.add(new Violation(name, "must hold codes of this dimension"));
                }
            } else if (name.equals(BY)) {
                kept = values;
                if (!dimensions.keySet().containsAll(values)) {
                    violations.add(new Violation(BY, "must name dimensions of this table: " + names(dimensions)));
                }
            } else if (!name.equals(PERIOD)) {
                violations.add(new Violation(
                        name, "is not a filter of this table, which has " + names(dimensions) + ", period and by"));
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "A table is asked by its own dimensions only.", violations);
        }
        return new TableQuery(kept, filter);
    }

    /**
     * The period asked for.
     *
     * @throws ProblemException 400 when it is missing, repeated or no quarter
     */
    static Quarter period(Map<String, List<String>> parameters) {
        var given = parameters.getOrDefault(PERIOD, List.of());
        if (given.size() != 1) {
            throw ProblemException.invalid(PERIOD, "is required, once");
        }
        return Quarter.parse(given.get(0));
    }

    private static String names(Map<String, Dimension> dimensions) {
        return String.join(", ", dimensions.keySet());
    }

    private static Set<String> split(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
