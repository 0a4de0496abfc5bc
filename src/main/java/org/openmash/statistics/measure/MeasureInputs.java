package org.openmash.statistics.measure;

import java.util.NoSuchElementException;
import org.openmash.statistics.NoisyCube;
import org.openmash.statistics.Quarter;

/**
 * What a measure may use: published cubes, public population figures and what the reader assumes.
 *
 * @param quarter the quarter asked for
 * @param publications the released cubes
 * @param population the children of each area
 * @param scenario what the reader assumes about the work; used by staffing only
 */
public record MeasureInputs(
        Quarter quarter, Publications publications, Population population, StaffingScenario scenario) {

    /**
     * The cube of the quarter asked for.
     *
     * @throws NoSuchElementException when it was not released
     */
    NoisyCube cube(String table) {
        return publications.cube(table, quarter).orElseThrow();
    }

    Counts counts(NoisyCube cube) {
        return publications.counts(cube);
    }
}
