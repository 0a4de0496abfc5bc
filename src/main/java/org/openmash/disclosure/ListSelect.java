package org.openmash.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statement of a work list, made from the decision: it selects, filters and sorts only by what the caller may read. Made
 * once a decision. Pure.
 */
public final class ListSelect {
    /** What one line of the list shows at most, in this order. */
    private static final List<String> SHOWN = List.of(
            "case.reference",
            "case.status",
            "case.state",
            "case.rating",
            "case.levelOfNeed",
            "case.primaryNeed",
            "case.contactType",
            "case.localAuthority",
            "case.receivedAt",
            "case.dueAt",
            "case.team",
            "case.officer",
            "case.outcome",
            "case.contactsLast12Months",
            "subject.name",
            "subject.dateOfBirth");

    /** The ways to sort, each by a column every reader of the list may read; the id makes the order total. */
    public enum Sort {
        DUE_AT("dueAt", "due_at", true),
        DUE_AT_LATEST_FIRST("-dueAt", "due_at", false),
        RECEIVED_AT("receivedAt", "received_at", true),
        RECEIVED_AT_LATEST_FIRST("-receivedAt", "received_at", false);

        private final String parameter;
        private final String column;
        private final boolean ascending;

        Sort(String parameter, String column, boolean ascending) {
            this.parameter = parameter;
            this.column = column;
            this.ascending = ascending;
        }

        /** The order a query parameter names. */
        public static Optional<Sort> of(String parameter) {
            return Arrays.stream(values())
                    .filter(sort -> sort.parameter.equals(parameter))
                    .findFirst();
        }
    }

    /** Where a page ended. */
    public record Position(String sortedBy, String id) {}

    /**
     * Among which cases a look at many begins.
     *
     * @param officer an officer's: the open cases of the hub; else those the caller's agency takes part in
     * @param urgentOnly only those that are RED or not yet rated: what a suspended agreement leaves
     */
    record Reach(boolean officer, boolean urgentOnly) {
        List<String> conditions() {
            return List.of(
                    officer ? "c.closed_at is null" : "c.id in (select casework.cases_taken_part_in())",
                    urgentOnly ? URGENT : "true");
        }
    }

    static final String URGENT = "(c.rating is null or c.rating = 'RED')";

    private final String mark;
    private final List<CaseField> shown;

    ListSelect(Decision decision) {
        mark = decision.mark();
        shown = decision.shown().stream()
                .filter(field -> SHOWN.contains(field.name()))
                .toList();
    }

    /** The fields of a line. */
    List<CaseField> shown() {
        return shown;
    }

    /** Their names, for the access log. */
    List<String> names() {
        return shown.stream().map(CaseField::name).toList();
    }

    /** The field a filter of that name asks about, when the caller may read it and it can be filtered by. */
    static Optional<CaseField> filterable(Decision decision, String filter) {
        return decision.shown().stream()
                .filter(field -> field.filterable() && field.name().equals("case." + filter))
                .findFirst();
    }

    /**
     * The page first, by what stands in the case's own row; then what stands elsewhere about the cases of the page, once they
     * are taken in hand. Parameters in the order: those of the conditions, filters, the position's two values (when there is
     * one), the limit.
     *
     * @param conditions on the case {@code c}: among which cases to begin, and what else must be true
     */
    String sql(Wanted wanted, List<String> conditions) {
        String direction = wanted.sort().ascending ? "asc" : "desc";
        String order = "order by %%s %s, c.id %s".formatted(direction, direction);
        String column = "c." + wanted.sort().column;
        return mark
                + "with page as materialized (select c.id, %s as sorted%s from casework.case_open c%s where %s %s limit ?),"
                        .formatted(
                                column, selected("case_open"), joinFiltered(wanted), where(wanted, conditions), order)
                        .formatted(column)
                + " hand as materialized (select casework.take_in_hand(array(select id from page)) as cases)"
                + " select c.id, c.sorted::text as sorted_by%s from hand cross join page c%s%s "
                        .formatted(named(), joinClosed(), joinSubject())
                + order.formatted("c.sorted");
    }

    private static String where(Wanted wanted, List<String> conditions) {
        var where = new ArrayList<>(conditions);
        wanted.filters().keySet().forEach(field -> where.add(qualified(field) + " = ?"));
        wanted.from().keySet().forEach(field -> where.add(qualified(field) + " >= ?::timestamptz"));
        wanted.before().keySet().forEach(field -> where.add(qualified(field) + " < ?::timestamptz"));
        if (wanted.after().isPresent()) {
            where.add("(c.%s, c.id) %s (?::timestamptz, ?::uuid)"
                    .formatted(wanted.sort().column, wanted.sort().ascending ? ">" : "<"));
        }
        return String.join(" and ", where);
    }

    private static String qualified(CaseField field) {
        var column = Column.of(field);
        return (column.table().equals("case_closed") ? "k." : "c.") + column.name();
    }

    /** The columns of one table that a line shows, each under its field's name. */
    private String selected(String table) {
        return shown.stream()
                .filter(field -> Column.of(field).table().equals(table))
                .map(field -> ", " + Column.of(field).selected("") + " as \"" + field.name() + "\"")
                .collect(Collectors.joining());
    }

    private String named() {
        return shown.stream().map(field -> ", \"" + field.name() + "\"").collect(Collectors.joining());
    }

    private static String joinFiltered(Wanted wanted) {
        boolean closed = wanted.filters().keySet().stream()
                .anyMatch(field -> Column.of(field).table().equals("case_closed"));
        return closed ? " left join casework.case_closed k on k.case_id = c.id" : "";
    }

    private String joinClosed() {
        return joinLateral("case_closed", "");
    }

    private String joinSubject() {
        return joinLateral("subject_open", " order by t.recorded_at desc, t.id desc limit 1");
    }

    private String joinLateral(String table, String newest) {
        String columns = selected(table);
        return columns.isEmpty()
                ? ""
                : " left join lateral (select %s from casework.%s t where t.case_id = c.id and c.id = any (hand.cases)%s) on true"
                        .formatted(columns.substring(2), table, newest);
    }

    /**
     * What a caller asks of the list, already checked against the decision.
     *
     * @param filters values that must be equal
     * @param from instants at or after
     * @param before instants before
     * @param limit lines on a page
     */
    record Wanted(
            Map<CaseField, String> filters,
            Map<CaseField, String> from,
            Map<CaseField, String> before,
            Sort sort,
            Optional<Position> after,
            int limit) {}
}
