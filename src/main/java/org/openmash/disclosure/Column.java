package org.openmash.disclosure;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a field is stored. By convention: group and class name the table, the rest of the name the column, so that a right
 * is a column grant ({@code subject.nhsNumber}, open: {@code casework.subject_open.nhs_number}).
 *
 * @param table without the schema
 * @param name the column
 */
record Column(String table, String name) {
    /** When a row was recorded, as every list of rows carries it. */
    static final String RECORDED = inUtc("recorded_at") + " as \"recordedAt\"";
    /** What an agency knows, by kind: all in the contribution tables, the kind in the column's name. */
    static final Set<String> KINDS = Set.of("health", "education", "police", "council", "prevent");
    /** Where a person can be found; moves to the safe table while a person on the case must not be located. */
    static final Set<String> LOCATION = Set.of(
            "subject.address",
            "subject.uprn",
            "subject.contactDetails",
            "subject.whereabouts",
            "subject.school",
            "subject.gpPractice");

    /** What is known of the others of the household, with where they live. */
    static final String IDENTIFIERS = "household.identifiers";

    private static final Map<String, Column> ELSEWHERE = Map.of(
            "case.links", new Column("case_link", "linked_case"),
            "case.participants", new Column("participation", "agency"));

    static Column of(CaseField field) {
        var elsewhere = ELSEWHERE.get(field.name());
        if (elsewhere != null) {
            return elsewhere;
        }
        String tier = "_" + field.storedIn().name().toLowerCase(Locale.ROOT);
        if (LOCATION.contains(field.name())) {
            return new Column("location" + tier, snake(field.key()));
        }
        if (KINDS.contains(field.group())) {
            return new Column("contribution" + tier, field.group() + "_" + snake(field.key()));
        }
        return new Column(field.group() + tier, snake(field.key()));
    }

    /** Where the field stands while a person on the case must not be located; only for {@link #LOCATION}. */
    Column whenProtected() {
        return new Column("location_safe", name);
    }

    /** The expression that selects it from an alias such as {@code "c."}, an instant as RFC 3339 in UTC. */
    String selected(String alias) {
        return name.endsWith("_at") ? inUtc(alias + name) : alias + name;
    }

    private static String inUtc(String instant) {
        return "to_char(" + instant + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    }

    private static String snake(String camel) {
        var name = new StringBuilder(camel.length() + 4);
        for (int i = 0; i < camel.length(); i++) {
            char letter = camel.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                name.append('_').append((char) (letter + ('a' - 'A')));
            } else {
                name.append(letter);
            }
        }
        return name.toString();
    }
}
