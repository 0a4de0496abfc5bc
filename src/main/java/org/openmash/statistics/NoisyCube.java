package org.openmash.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One released cube: the counts of a period with their noise, drawn once. Everything published is made from it, so nothing
 * published can tell more than it.
 *
 * @param table what it counts
 * @param period the quarter, as {@code 2026-Q3}
 * @param version 1, or more after corrections
 * @param epsilon the privacy loss of this release
 * @param cells in row-major order of the table's dimensions, the last one fastest; may be negative
 */
public record NoisyCube(TableDefinition table, String period, int version, BigDecimal epsilon, List<Long> cells) {
    public NoisyCube {
        cells = List.copyOf(cells);
        if (cells.size() != table.cells()) {
            throw new IllegalArgumentException("a cube of " + table.name() + " has " + table.cells() + " cells");
        }
    }

    /**
     * A margin: the cells whose codes pass the filter, summed over every dimension that is not kept.
     *
     * @param kept names of the dimensions that stay
     * @param filter the codes that count, by dimension; a dimension that is not in it counts whole
     */
    public Margin margin(Set<String> kept, Map<String, Set<String>> filter) {
        return Margin.of(this, kept, filter);
    }

    /** The whole cube as its own margin. */
    public Margin whole() {
        return Margin.of(
                this,
                Set.copyOf(table.dimensions().stream().map(Dimension::name).toList()),
                Map.of());
    }
}
