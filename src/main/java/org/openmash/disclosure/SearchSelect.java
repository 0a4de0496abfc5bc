package org.openmash.disclosure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions of a search, made from the decision: it looks only at columns the caller reads for any purpose and may filter by.
 * Any statement about a person counts, so that an earlier name finds it too. Pure.
 */
final class SearchSelect {
    private static final String NAME = "subject.name";
    private static final String OTHER_NAMES = "subject.otherNames";
    /** What can be searched for, by the name of the criterion, with the field it needs. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("reference", "case.reference"),
            Map.entry("name", NAME),
            Map.entry("dateOfBirth", "subject.dateOfBirth"),
            Map.entry("expectedDateOfBirth", "subject.expectedDateOfBirth"),
            Map.entry("nhsNumber", "subject.nhsNumber"),
            Map.entry("upn", "subject.upn"),
            Map.entry("uln", "subject.uln"),
            Map.entry("pncId", "subject.pncId"),
            Map.entry("localId", "subject.localId"),
            Map.entry("uprn", "subject.uprn"),
            Map.entry("school", "subject.school"),
            Map.entry("gpPractice", "subject.gpPractice"));

    private static final Set<String> DATES = Set.of("dateOfBirth", "expectedDateOfBirth");
    private static final Set<String> IN_ANY_CASE = Set.of("school", "gpPractice");

    private SearchSelect() {}

    /** The field a criterion asks about, when the caller may read it and search by it. */
    static Optional<CaseField> searchable(Decision decision, String criterion) {
        var name = FIELDS.get(criterion);
        return decision.shown().stream()
                .filter(field -> field.filterable() && field.name().equals(name))
                .findFirst();
    }

    /**
     * A condition on the case {@code c}.
     *
     * @param sql with {@code parameters} times the value as a parameter
     * @param words whether the value is compared as the set of its words
     */
    record Condition(String sql, int parameters, boolean words) {}

    /** The condition of one criterion. */
    static Condition condition(CaseField field, Decision decision) {
        var column = Column.of(field);
        if (column.table().equals("case_open")) {
            return new Condition("c." + column.name() + " = ?", 1, false);
        }
        if (field.name().equals(NAME)) {
            return name(decision);
        }
        var exists = exists(column, comparison(field, column));
        // Even for those who may read a safe address for some purpose: a search must not find anybody by where they
        // are.
        boolean location = Column.LOCATION.contains(field.name());
        return new Condition(exists + (location ? " and not casework.location_protected(c.id)" : ""), 1, false);
    }

    private static Condition name(Decision decision) {
        var column = new Column("subject_open", "name");
        String name = "casework.name_words(s.name) @> ?::text[]";
        return decision.shows(OTHER_NAMES)
                ? new Condition(
                        exists(column, name + " or casework.name_words(s.other_names::text) @> ?::text[]"), 2, true)
                : new Condition(exists(column, name), 1, true);
    }

    private static String comparison(CaseField field, Column column) {
        if (IN_ANY_CASE.contains(field.key())) {
            return "lower(s.%s) = lower(?)".formatted(column.name());
        }
        return "s.%s = ?%s".formatted(column.name(), DATES.contains(field.key()) ? "::date" : "");
    }

    private static String exists(Column column, String comparison) {
        return "exists (select 1 from casework.%s s where s.case_id = c.id and (%s))"
                .formatted(column.table(), comparison);
    }
}
