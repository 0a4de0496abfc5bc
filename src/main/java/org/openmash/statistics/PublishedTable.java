package org.openmash.statistics;

import java.math.BigDecimal;
import java.util.List;

/**
 * A table as published: sums of one noisy cube, small ones hidden, the rest rounded. Hiding and rounding come after the noise
 * and only keep readers from reading too much into a figure; they protect nobody.
 *
 * @param table name in the catalogue
 * @param title in words
 * @param period the quarter, as {@code 2026-Q3}
 * @param version of the cube
 * @param epsilon the privacy loss of the cube
 * @param unit what a cell counts
 * @param error 19 times in 20 the true figure is at most this far from the one shown, rounding included
 * @param dimensions of this table
 * @param values in row-major order of the dimensions: a multiple of 5, or {@code c} for below 10
 */
public record PublishedTable(
        String table,
        String title,
        String period,
        int version,
        BigDecimal epsilon,
        String unit,
        int error,
        List<Dimension> dimensions,
        List<String> values) {

    /** Stands for every figure below {@link #SMALLEST_SHOWN}, the negative ones too. */
    public static final String SMALL = "c";

    static final long SMALLEST_SHOWN = 10;
    private static final long STEP = 5;
    /** Rounding to the nearest 5 moves a whole number by 2 at most. */
    private static final int ROUNDING = 2;

    public PublishedTable {
        dimensions = List.copyOf(dimensions);
        values = List.copyOf(values);
    }

    /** The margin as it is published. */
    public static PublishedTable of(Margin margin) {
        var cube = margin.cube();
        var noise = NoiseScale.of(cube.table().sensitivity(), cube.epsilon());
        return new PublishedTable(
                cube.table().name(),
                cube.table().title(),
                cube.period(),
                cube.version(),
                cube.epsilon(),
                cube.table().unit(),
                noise.errorOfSum(margin.cellsEach()) + ROUNDING,
                margin.dimensions(),
                margin.sums().stream().map(PublishedTable::shown).toList());
    }

    /** One figure as it is published. */
    static String shown(long noisy) {
        return noisy < SMALLEST_SHOWN ? SMALL : Long.toString(Math.floorDiv(noisy + 2, STEP) * STEP);
    }
}
