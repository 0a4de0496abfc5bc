package org.openmash.statistics.measure;

import java.util.Map;
import java.util.Set;
import org.openmash.statistics.NoisyCube;

/** Counts taken from one published cube, each a sum of cells with the noise that sum carries. */
final class Counts {
    /** As in a published table: below it a figure is not worth reading. */
    private static final long SMALLEST_SHOWN = 10;

    private final NoisyCube cube;
    private final CountNoise noise;

    Counts(NoisyCube cube, CountNoise noise) {
        this.cube = cube;
        this.noise = noise;
    }

    /** One sum: as published, how many cells it added, and what it says. */
    record Count(long published, int cells, Intensity intensity) {

        /** Whether a table would show it as a figure, not as {@code c}. */
        boolean isShown() {
            return published >= SMALLEST_SHOWN;
        }
    }

    /** The cells whose codes pass the filter, added up. */
    Count where(Map<String, Set<String>> filter) {
        var sum = cube.margin(Set.of(), filter);
        long published = sum.sums().get(0);
        return new Count(published, sum.cellsEach(), new Intensity(published, noise.ofSum(sum.cellsEach())));
    }
}
