package org.openmash.statistics;

import java.util.List;
import org.openmash.statistics.measure.MeasureNote;

/**
 * How the statistics are made.
 *
 * @param noise what is done to every count, and what is guaranteed by it
 * @param error what the errors of tables and the intervals of measures mean, in plain English
 * @param tables how tables are shown
 * @param measures each measure with its formula
 * @param reading further
 */
record MethodNotes(
        List<String> noise, List<String> error, List<String> tables, List<MeasureNote> measures, List<String> reading) {
    public MethodNotes {
        noise = List.copyOf(noise);
        error = List.copyOf(error);
        tables = List.copyOf(tables);
        measures = List.copyOf(measures);
        reading = List.copyOf(reading);
    }
}
