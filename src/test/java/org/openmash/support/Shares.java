package org.openmash.support;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shares the sample follows: published figures and, where there are none, choices of this project. */
final class Shares {
    /** How often a code comes up among those that the figures count together. */
    private static final String WITHIN_GROUP = "within_group";

    private final Map<String, Map<String, Double>> byMeasure = new LinkedHashMap<>();

    Shares() {
        for (String file : new String[] {"statistics", "choices"}) {
            for (var row : SampleFiles.rows(file)) {
                byMeasure
                        .computeIfAbsent(row.get("measure"), measure -> new LinkedHashMap<>())
                        .put(row.get("code"), Double.valueOf(row.get("value")));
            }
        }
    }

    /** The values of a measure by code; codes that are counted together are joined with {@code |}. */
    Map<String, Double> of(String measure) {
        var values = byMeasure.get(measure);
        if (values == null) {
            throw new IllegalArgumentException("no shares of " + measure);
        }
        return values;
    }

    /** The values of several measures of the same unit as one. */
    Map<String, Double> joined(String... measures) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (String measure : measures) {
            all.putAll(of(measure));
        }
        return all;
    }

    /** A percentage as a share of one. */
    double share(String measure, String code) {
        return value(measure, code) / 100;
    }

    double value(String measure, String code) {
        @Nullable Double value = of(measure).get(code);
        if (value == null) {
            throw new IllegalArgumentException("no share of " + code + " in " + measure);
        }
        return value;
    }

    /** A single code: a group by its weight, then one within the group. */
    String code(Draw draw, Map<String, Double> weights) {
        return within(draw, draw.byWeight(weights));
    }

    /** One code of a group. */
    String within(Draw draw, String group) {
        var within = of(WITHIN_GROUP);
        return draw.byWeight(Arrays.stream(group.split("\\|", -1))
                .collect(Collectors.toMap(
                        code -> code,
                        code -> within.getOrDefault(code, 1.0),
                        (one, other) -> one,
                        LinkedHashMap::new)));
    }
}
