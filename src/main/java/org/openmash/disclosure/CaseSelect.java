package org.openmash.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first line: the text of the statement that reads one case, made from the decision. A withheld column is not in it.
 * One round trip: each table is a sub-select that yields its rows as JSON, in no order. Pure.
 */
final class CaseSelect {
    private static final String SAFE_ADDRESS = "subject.safeAddress";
    private static final String SUPERSEDED = " and not casework.superseded(t.id)";
    private static final String SUPERSEDED_THEN = " and not oversight.superseded_then(t.id, wanted.at)";

    /** While somebody on the case must not be located: where the others live gives it away, also as it was sent before. */
    private static final String WITHOUT_PLACE = "case when casework.location_protected(wanted.id)"
            + " and jsonb_typeof(identifiers) = 'object'"
            + " then identifiers - '{address,contactDetails,whereabouts,school,gpPractice}'::text[]"
            + " else identifiers end as \"" + Column.IDENTIFIERS + "\"";

    private final Decision decision;
    private final boolean officer;
    private final boolean then;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    private CaseSelect(Decision decision, boolean officer, boolean then) {
        this.decision = decision;
        this.officer = officer;
        this.then = then;
    }

    /** The tables in the order of the result's columns, and the statement with one parameter, the case's id. */
    record Statement(List<String> tables, String sql) {}

    static Statement of(Decision decision, boolean officer) {
        return new CaseSelect(decision, officer, false).statement();
    }

    /**
     * The same, of rows that were there at a moment, the second parameter. The present state of the case, its links and its
     * participants are as they are now.
     */
    static Statement then(Decision decision, boolean officer) {
        return new CaseSelect(decision, officer, true).statement();
    }

    private Statement statement() {
        columns.put("case_open", new ArrayList<>());
        decision.shown().forEach(this::add);
        addBesides();
        var tables = List.copyOf(columns.keySet());
        var selects = tables.stream().map(this::subselect).collect(Collectors.joining(",\n  "));
        var wanted = then ? "select ?::uuid as id, ?::timestamptz as at" : "select ?::uuid as id";
        return new Statement(tables, decision.mark() + "select " + selects + "\nfrom (" + wanted + ") wanted");
    }

    private void add(CaseField field) {
        var column = Column.of(field);
        if (field.name().equals(Column.IDENTIFIERS) && !decision.shows(SAFE_ADDRESS)) {
            columns.computeIfAbsent(column.table(), table -> new ArrayList<>()).add(WITHOUT_PLACE);
            return;
        }
        add(column, field.name());
        if (Column.LOCATION.contains(field.name()) && decision.shows(SAFE_ADDRESS)) {
            add(column.whenProtected(), field.name());
        }
    }

    /** Columns that one row of the matrix rules in a second table (see {@link StoredColumns#BESIDES}). */
    private void addBesides() {
        StoredColumns.BESIDES.forEach((column, field) -> {
            if (decision.shows(field) && columns.containsKey(column.table())) {
                add(column, "contribution." + field.substring(field.indexOf('.') + 1));
            }
        });
        if (officer) {
            add(new Column("restricted_item", "agency"), "restricted.agency");
            add(new Column("recalled_item", "agency"), "recalled.agency");
            add(new Column("recalled_item", "kind"), "recalled.kind");
        }
    }

    private void add(Column column, String alias) {
        columns.computeIfAbsent(column.table(), table -> new ArrayList<>())
                .add(column.selected("") + " as \"" + alias + "\"");
    }

    private String subselect(String table) {
        var list = columns.getOrDefault(table, List.of());
        return switch (table) {
            case "case_open" ->
                rows(
                        "id" + (officer ? ", version" : "") + (list.isEmpty() ? "" : ", " + String.join(", ", list)),
                        table,
                        "t.id = wanted.id");
            case "case_closed" -> rows(String.join(", ", list), table, "t.case_id = wanted.id");
            case "case_link" ->
                rows(
                        String.join(", ", list),
                        table,
                        "t.case_id = wanted.id and exists (select 1 from casework.case_open o where o.id = t.linked_case)");
            case "participation" ->
                rows(
                        "distinct " + String.join(", ", list),
                        table,
                        "t.case_id = wanted.id and (t.until_at is null or t.until_at > now()) and not exists"
                                + " (select 1 from casework.participation_end e where e.participation_id = t.id)");
            default -> rows("id, " + Column.RECORDED + ", " + String.join(", ", list), table, where(table));
        };
    }

    private String where(String table) {
        String mine = "t.case_id = wanted.id" + (then ? " and t.recorded_at <= wanted.at" : "");
        return switch (table) {
            case "location_open" ->
                decision.shows(SAFE_ADDRESS) ? mine : mine + " and not casework.location_protected(wanted.id)";
            case "contribution_open", "contribution_closed" ->
                mine + holdsSomethingShown(table) + (then ? SUPERSEDED_THEN : SUPERSEDED);
            case "recalled_item" -> mine + " and (t.kind is null or t.columns && array[" + kindsShown() + "]::text[])";
            default -> mine;
        };
    }

    /** A row whose permitted columns are all empty would tell that an item exists: it is not fetched. */
    private String holdsSomethingShown(String table) {
        var kinds = decision.shown().stream()
                .filter(field -> Column.KINDS.contains(field.group()))
                .map(Column::of)
                .filter(column -> column.table().equals(table))
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? " and false" : " and num_nonnulls(" + kinds + ") > 0";
    }

    /** Of a recalled item knows who could have read something of it. */
    private String kindsShown() {
        return decision.shown().stream()
                .filter(field -> Column.KINDS.contains(field.group()))
                .map(field -> "'" + Column.of(field).name() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String rows(String list, String table, String where) {
        return "(select json_agg(r)::text from (select " + list + " from casework." + table + " t where " + where
                + ") r) as " + table;
    }
}
