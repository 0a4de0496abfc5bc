package org.openmash.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** Every column of case data and the rows of the matrix that a role must reach to read it. Pure. */
final class StoredColumns {
    /** Columns that a row of the matrix rules in a second table: an item that has no row in contribution_open. */
    static final Map<Column, String> BESIDES = Map.of(
            new Column("contribution_closed", "agency"), "contribution.agency",
            new Column("contribution_closed", "source_reference"), "concern.sourceReference");

    private StoredColumns() {}

    /** A column and the fields whose right it needs, all of them. */
    record Stored(Column column, List<CaseField> needs) {
        boolean grantedTo(Sector sector, Tier tier) {
            return needs.stream().allMatch(field -> field.grantedTo(sector, tier));
        }
    }

    static List<Stored> of(DisclosureMatrix matrix) {
        List<Stored> all = new ArrayList<>();
        var safeAddress = matrix.field("subject.safeAddress");
        for (CaseField field : matrix.fields()) {
            var column = Column.of(field);
            all.add(new Stored(column, List.of(field)));
            if (Column.LOCATION.contains(field.name()) && safeAddress.isPresent()) {
                all.add(new Stored(column.whenProtected(), List.of(field, safeAddress.get())));
            }
        }
        BESIDES.forEach((column, name) ->
                matrix.field(name).ifPresent(field -> all.add(new Stored(column, List.of(field)))));
        all.sort(Comparator.comparing((Stored stored) -> stored.column().table())
                .thenComparing(stored -> stored.column().name()));
        return all;
    }
}
