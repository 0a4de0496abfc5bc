package org.openmash.statistics.measure;

import java.util.Map;

/**
 * The children who live in each area, for rates. Public figures, the same for all: a mid-year estimate of the Office for National
 * Statistics in a real region.
 *
 * @param under18 by the code of the area
 */
public record Population(Map<String, Integer> under18) {
    public Population {
        under18 = Map.copyOf(under18);
        if (under18.values().stream().anyMatch(children -> children <= 0)) {
            throw new IllegalArgumentException("an area of the statistics without children has no rate");
        }
    }

    /** The children of one area, or of all for {@link Keys#ALL}. */
    int children(String area) {
        if (area.equals(Keys.ALL)) {
            return under18.values().stream().mapToInt(Integer::intValue).sum();
        }
        var children = under18.get(area);
        if (children == null) {
            throw new IllegalArgumentException("the population has no area " + area);
        }
        return children;
    }
}
