package org.openmash.statistics.measure;

import java.util.List;
import java.util.Optional;

/** The measures there are, and no others. */
public final class Measures {
    private static final List<Measure> ALL = List.of(
            new Demand(),
            new Trend(),
            new Change(),
            new Flow(),
            new Rereferral(),
            new Timeliness(),
            new Arrivals(),
            new Staffing(),
            new Equity());

    private Measures() {}

    /** All, in the order of the bulletin. */
    public static List<Measure> all() {
        return ALL;
    }

    /** The measure of that name, if there is one. */
    public static Optional<Measure> named(String name) {
        return ALL.stream()
                .filter(measure -> measure.note().name().equals(name))
                .findFirst();
    }
}
