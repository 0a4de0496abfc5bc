package org.openmash.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Purpose;
import org.openmash.policy.TrialResult.Cell;

/** The cells in which two matrices with the same fields and sectors differ, as far as they bear on who reads what. Pure. */
final class MatrixDifference {
    private MatrixDifference() {}

    static List<Cell> of(DisclosureMatrix was, DisclosureMatrix is) {
        List<Cell> cells = new ArrayList<>();
        for (CaseField before : was.fields()) {
            var after = is.field(before.name()).orElseThrow();
            was.sectors()
                    .forEach(sector -> add(
                            cells,
                            before,
                            sector.name(),
                            before.rightOf(sector).name(),
                            after.rightOf(sector).name()));
            add(
                    cells,
                    before,
                    "tier",
                    before.storedIn().name(),
                    after.storedIn().name());
            add(cells, before, "purposes", purposes(before), purposes(after));
            add(cells, before, "filterable", yes(before), yes(after));
        }
        return cells;
    }

    private static void add(List<Cell> cells, CaseField field, String column, String was, String is) {
        if (!was.equals(is)) {
            cells.add(new Cell(field.name(), column, was, is));
        }
    }

    private static String purposes(CaseField field) {
        return field.purposes().isEmpty()
                ? "any"
                : field.purposes().stream().map(Purpose::code).sorted().collect(Collectors.joining("|"));
    }

    private static String yes(CaseField field) {
        return field.filterable() ? "yes" : "no";
    }
}
