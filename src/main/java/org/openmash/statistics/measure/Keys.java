package org.openmash.statistics.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.statistics.Code;
import org.openmash.statistics.Dimension;
import org.openmash.statistics.NoisyCube;

/** The codes that rows of measures are told apart by. */
final class Keys {
    static final String ALL = "ALL";
    static final Code ALL_AREAS = new Code(ALL, "All areas");

    private Keys() {}

    static Dimension dimension(NoisyCube cube, String name) {
        return cube.table().dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(cube.table().name() + " has no dimension " + name));
    }

    static MeasureKey key(NoisyCube cube, String name) {
        return new MeasureKey(name, dimension(cube, name).label());
    }

    /** All areas together, then each. */
    static List<Code> areas(NoisyCube cube) {
        List<Code> areas = new ArrayList<>();
        areas.add(ALL_AREAS);
        areas.addAll(dimension(cube, "area").codes());
        return areas;
    }

    /** Counts one area only, or all for {@link #ALL}. */
    static Map<String, Set<String>> inArea(Code area) {
        return area.code().equals(ALL) ? Map.of() : Map.of("area", Set.of(area.code()));
    }

    /** What both filters let pass; a dimension in both passes what the second lets pass. */
    static Map<String, Set<String>> both(Map<String, Set<String>> first, Map<String, Set<String>> second) {
        var both = new java.util.HashMap<>(first);
        both.putAll(second);
        return both;
    }
}
