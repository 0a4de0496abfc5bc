package org.openmash.statistics.publish;

import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureTable;

/** The chart of a publication. */
final class Charts {
    private Charts() {}

    static Chart of(Object publication) {
        return publication instanceof PublishedTable table
                ? TableCharts.of(table)
                : MeasureCharts.of((MeasureTable) publication);
    }
}
