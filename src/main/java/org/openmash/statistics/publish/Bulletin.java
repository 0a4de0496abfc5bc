package org.openmash.statistics.publish;

import java.util.List;
import org.openmash.statistics.measure.MeasureNote;
import org.openmash.statistics.measure.MeasureTable;

/**
 * The bulletin of one quarter: all measures that were released, and how they are made.
 *
 * @param period the quarter, as {@code 2026-Q3}
 * @param measures in the order of the pages
 * @param notes how each is made, in the same order
 */
public record Bulletin(String period, List<MeasureTable> measures, List<MeasureNote> notes) {
    public Bulletin {
        measures = List.copyOf(measures);
        notes = List.copyOf(notes);
    }
}
