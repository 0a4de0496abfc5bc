package org.openmash.statistics.measure;

/** One measure: a fixed formula over published cubes. */
public interface Measure {

    /** Its name, unit, formula and meaning. */
    MeasureNote note();

    /** The table of the catalogue that it needs for the quarter asked for. */
    String table();

    /**
     * Its rows.
     *
     * @throws java.util.NoSuchElementException when the cube it needs was not released for the quarter
     */
    MeasureTable of(MeasureInputs inputs);
}
