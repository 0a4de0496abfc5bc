package org.openmash.statistics.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.openmash.statistics.Code;
import org.openmash.statistics.NoisyCube;

/** The rows of one measure while it is made, and where they come from. */
final class Rows {
    private final int decimals;
    private final List<MeasureRow> rows = new ArrayList<>();
    private final List<MeasureSource> sources = new ArrayList<>();

    Rows(int decimals) {
        this.decimals = decimals;
    }

    Rows from(NoisyCube cube, MeasureInputs inputs) {
        sources.add(new MeasureSource(
                cube.table().name(),
                cube.period(),
                cube.version(),
                cube.epsilon(),
                inputs.publications().cellError(cube)));
        return this;
    }

    /** A number that follows from one count; {@code c} when a table would not show the count. */
    void number(List<Code> where, Counts.Count count, UnaryOperator<Estimate> toUnit) {
        add(where, count.isShown(), () -> toUnit.apply(count.intensity().estimate()));
    }

    /** The share, in percent, of the cells that pass {@code here} among those that pass either; {@code c} when both are few. */
    void percent(List<Code> where, Counts counts, Map<String, Set<String>> here, Map<String, Set<String>> rest) {
        var counted = counts.where(here);
        var others = counts.where(rest);
        boolean shown = counted.published() + others.published() >= 10;
        add(
                where,
                shown,
                () -> counted.intensity().shareWith(others.intensity()).times(100));
    }

    void add(List<Code> where, boolean shown, java.util.function.Supplier<Estimate> estimate) {
        rows.add(shown ? MeasureRow.of(where, estimate.get(), decimals) : MeasureRow.small(where));
    }

    MeasureTable table(MeasureNote note, MeasureInputs inputs, String error, List<MeasureKey> keys) {
        return new MeasureTable(
                note.name(),
                note.title(),
                inputs.quarter().toString(),
                note.unit(),
                decimals,
                error,
                sources,
                keys,
                rows);
    }
}
