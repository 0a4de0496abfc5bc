package org.openmash.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a release copies: one item or one field. Opaque to whoever handles it; only {@link ReleasedCopies} writes it. Pure.
 */
public final class ReleasedCopy {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What an agency must know of an item before it acts on it (3x5x2 grading, and when). */
    private static final List<String> PROVENANCE =
            List.of("eventType", "eventDate", "dateAccuracy", "nature", "grade", "handlingConditions");
    /** What is kept of it when the text was edited: kind and date can be what had to go. */
    private static final List<String> WHEN_EDITED = List.of("nature", "grade", "handlingConditions");

    private final CaseField field;
    private final JsonNode original;

    private ReleasedCopy(CaseField field, JsonNode original) {
        this.field = field;
        this.original = original;
    }

    static ReleasedCopy ofField(CaseField field, JsonNode value) {
        return new ReleasedCopy(field, value);
    }

    /** An item from the columns it stands in: its own row of the matrix before the headline of its kind. */
    static ReleasedCopy ofItem(Map<CaseField, JsonNode> columns) {
        var own = columns.keySet().stream()
                .filter(field -> !field.key().equals("headline"))
                .findFirst()
                .orElseGet(() -> columns.keySet().iterator().next());
        ObjectNode merged = JSON.objectNode();
        columns.values()
                .forEach(column -> column.properties().forEach(part -> {
                    if (!part.getValue().isNull()) {
                        merged.set(part.getKey(), part.getValue());
                    }
                }));
        return new ReleasedCopy(own, merged);
    }

    /** The row of the matrix that rules the original. */
    public CaseField field() {
        return field;
    }

    /** The fields that the copy tells, for the access log: itself, and whom it is about. */
    public List<String> shown() {
        return List.of(field.name(), "case.reference", "subject.name", "subject.dateOfBirth");
    }

    /** Whether it says where a person can be found. */
    public boolean tellsLocation() {
        return CaseField.tellsLocation(field.name());
    }

    JsonNode original() {
        return original;
    }

    /** The text the agency addressed reads. */
    String text() {
        if (!original.isObject() || (!original.has("detail") && !original.has("headline"))) {
            return original.isTextual() ? original.textValue() : original.toString();
        }
        return Stream.of("headline", "detail")
                .filter(original::hasNonNull)
                .map(part -> original.get(part).asText())
                .collect(Collectors.joining("\n"));
    }

    /** What is said of the original beside the text. */
    ObjectNode provenance(@Nullable Edit edit) {
        ObjectNode said = JSON.objectNode();
        if (edit == null) {
            said.put("field", field.name());
        }
        (edit == null ? PROVENANCE : WHEN_EDITED).forEach(part -> {
            if (original.hasNonNull(part)) {
                said.set(part, original.get(part));
            }
        });
        return said.put("edited", edit != null);
    }

    /**
     * A text in place of the original's.
     *
     * @param text what is released
     * @param removed what was left out, in words
     * @param because why
     */
    public record Edit(String text, String removed, String because) {
        /** Nothing: it is case data. */
        @Override
        public String toString() {
            return "Edit";
        }
    }

    /** Nothing of the content. */
    @Override
    public String toString() {
        return "copy of " + field;
    }
}
