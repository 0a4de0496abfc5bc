package org.openmash.statistics;

import java.math.BigDecimal;
import java.util.List;

/**
 * One cube of the catalogue: what is counted, by what, and what it may cost the people counted.
 *
 * @param name as it stands in the path
 * @param title in words
 * @param dimensions at most four; the cells of a cube stand in their row-major order, the last one fastest
 * @param unit what a cell counts
 * @param cap how many times one person can be counted in one period at most
 * @param epsilon the privacy loss of one release of the cube, for a person whose whole contribution is exchanged for another
 */
public record TableDefinition(
        String name, String title, List<Dimension> dimensions, String unit, int cap, BigDecimal epsilon) {

    private static final int MOST_DIMENSIONS = 4;
    private static final int MOST_CELLS = 320;

    public TableDefinition {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || dimensions.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(name + ": a table has one to four dimensions");
        }
        if (cells(dimensions) > MOST_CELLS || cap < 1 || epsilon.signum() <= 0) {
            throw new IllegalArgumentException(name + ": too many cells, or a cap or epsilon that is not positive");
        }
    }

    /** The number of cells of the cube. */
    public int cells() {
        return cells(dimensions);
    }

    /**
     * By how much the counts of a cube can change, summed over its cells, when one person's referrals are exchanged for
     * any others: they leave {@code cap} cells and enter {@code cap} others.
     */
    public int sensitivity() {
        return 2 * cap;
    }

    private static int cells(List<Dimension> dimensions) {
        return dimensions.stream().mapToInt(Dimension::size).reduce(1, Math::multiplyExact);
    }
}
