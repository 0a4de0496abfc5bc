package org.openmash.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.openmash.support.HubClient.Answer;

/** The case of the demonstration as one reader got it. */
final class SeenCase {
    private static final List<String> OBJECTS = List.of("case", "subject", "adult", "household");
    private static final List<String> KINDS = List.of("health", "education", "police", "council", "prevent");
    private static final Map<String, String> LISTS =
            Map.of("concern", "concerns", "rating", "ratings", "request", "requests", "decision", "decisions");

    private final DemoReader reader;
    private final Answer answer;
    private final JsonNode view;
    private final Map<String, String> withheld = new TreeMap<>();

    SeenCase(DemoReader reader, Answer answer) {
        this.reader = reader;
        this.answer = answer;
        this.view = answer.json();
        view.get("withheld")
                .forEach(one -> withheld.put(
                        one.get("field").asText(), one.get("reason").asText()));
    }

    DemoReader reader() {
        return reader;
    }

    /** The fields withheld, each with the reason. */
    Map<String, String> withheld() {
        return withheld;
    }

    /**
     * Where the answer is not what the policy says: a field withheld or shown against the table, a key that stands
     * there though its field is withheld, words that belong to one field and are not exactly where that field is shown.
     */
    List<String> faults(WrittenPolicy policy, Map<String, String> marks) {
        var table = policy.withheldFrom(reader);
        List<String> faults = new ArrayList<>();
        for (String field : policy.fields()) {
            if (!Objects.equals(table.get(field), withheld.get(field))) {
                faults.add(
                        field + " is withheld for " + withheld.get(field) + ", by the table for " + table.get(field));
            }
            if (withheld.containsKey(field) && has(field)) {
                faults.add(field + " is there though withheld");
            }
        }
        marks.forEach((field, words) -> {
            if (answer.text().contains(words) == withheld.containsKey(field)) {
                faults.add("what belongs to " + field + " is not where it must be, or where it must not");
            }
        });
        return faults;
    }

    /** Whether the view has a key for a field, known or not. */
    private boolean has(String field) {
        var group = field.substring(0, field.indexOf('.'));
        var key = field.substring(group.length() + 1);
        if (OBJECTS.contains(group)) {
            return view.get(group).has(key);
        }
        var list = view.path(LISTS.getOrDefault(group, "contributions"));
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(item -> LISTS.containsKey(group)
                        ? item.has(key)
                        : item.path("field").asText().equals(field));
    }

    /** The value in one line; {@code unknown}, or a dash and the reason it is withheld. */
    String cell(String field) {
        if (withheld.containsKey(field)) {
            return "– " + withheld.get(field);
        }
        var values = values(field).stream().map(SeenCase::words).filter(text -> !text.isEmpty());
        var all = values.collect(Collectors.joining("; "));
        return all.isEmpty() ? "unknown" : all;
    }

    private List<JsonNode> values(String field) {
        var group = field.substring(0, field.indexOf('.'));
        var key = field.substring(group.length() + 1);
        List<JsonNode> values = new ArrayList<>();
        if (OBJECTS.contains(group)) {
            values.add(view.get(group).path(key));
        } else if (!KINDS.contains(group)) {
            view.path(LISTS.getOrDefault(group, "")).forEach(item -> values.add(item.path(key)));
        } else if (key.equals("headline")) {
            view.get("contributions").forEach(item -> {
                if (item.path("field").asText().startsWith(group + ".")) {
                    values.add(item.path("eventType"));
                }
            });
        } else {
            view.get("contributions").forEach(item -> {
                if (item.path("field").asText().equals(field)) {
                    values.add(item.path("detail"));
                }
            });
        }
        return values;
    }

    private static String words(JsonNode value) {
        if (value.isContainerNode()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(SeenCase::words)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }
}
