package org.openmash.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement of a work list, made from the decision: it selects, filters and sorts only by what the caller may read. Pure.
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

    private ListSelect() {}

    static List<CaseField> shown(Decision decision) {
        return decision.shown().stream()
                .filter(field -> SHOWN.contains(field.name()))
                .toList();
    }

    /** The field a filter of that name asks about, when the caller may read it and it can be filtered by. */
    static Optional<CaseField> filterable(Decision decision, String filter) {
        return decision.shown().stream()
                .filter(field -> field.filterable() && field.name().equals("case." + filter))
                .findFirst();
    }

    /** Parameters in the order: filters, the position's two values (when there is one), the limit. */
    static String sql(Decision decision, Wanted wanted, boolean officer) {
        var where = new ArrayList<String>();
        where.add(officer ? "c.closed_at is null" : "c.id in (select casework.cases_taken_part_in())");
        wanted.filters().keySet().forEach(field -> where.add(qualified(field) + " = ?"));
        wanted.from().keySet().forEach(field -> where.add(qualified(field) + " >= ?::timestamptz"));
        wanted.before().keySet().forEach(field -> where.add(qualified(field) + " < ?::timestamptz"));
        String column = "c." + wanted.sort().column;
        if (wanted.after().isPresent()) {
            where.add("(%s, c.id) %s (?::timestamptz, ?::uuid)".formatted(column, wanted.sort().ascending ? ">" : "<"));
        }
        String direction = wanted.sort().ascending ? "asc" : "desc";
        return "select c.id, %s::text as sorted_by%s from casework.case_open c%s where %s order by %s %s, c.id %s limit ?"
                .formatted(
                        column,
                        columns(decision),
                        joins(decision, wanted),
                        String.join(" and ", where),
                        column,
                        direction,
                        direction);
    }

    private static String columns(Decision decision) {
        return shown(decision).stream()
                .map(field -> ", " + (field.group().equals("subject") ? "s.\"" + field.name() + "\"" : selected(field))
                        + " as \"" + field.name() + "\"")
                .collect(Collectors.joining());
    }

    private static String selected(CaseField field) {
        return Column.of(field).selected(alias(field) + ".");
    }

    private static String qualified(CaseField field) {
        return alias(field) + "." + Column.of(field).name();
    }

    private static String alias(CaseField field) {
        return Column.of(field).table().equals("case_closed") ? "k" : "c";
    }

    private static String joins(Decision decision, Wanted wanted) {
        boolean closed = Stream.concat(shown(decision).stream(), wanted.filters().keySet().stream())
                .anyMatch(field -> alias(field).equals("k") && field.group().equals("case"));
        var subject = shown(decision).stream()
                .filter(field -> field.group().equals("subject"))
                .map(field -> Column.of(field).name() + " as \"" + field.name() + "\"")
                .collect(Collectors.joining(", "));
        return (closed ? " left join casework.case_closed k on k.case_id = c.id" : "")
                + (subject.isEmpty()
                        ? ""
                        : " left join lateral (select %s from casework.subject_open o where o.case_id = c.id"
                                        .formatted(subject)
                                + " order by o.recorded_at desc, o.id desc limit 1) s on true");
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
