package org.openmash.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openmash.disclosure.ViewLayout.Slot;

/**
 * The contributions of a view: one object an item, joined from its headline and its own row of the matrix. Which field an item
 * belongs to is said only to those who may read that field; others read the kind's headline and no more.
 */
final class ContributionView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String AGENCY = "contribution.agency";
    private static final String SOURCE_REFERENCE = "contribution.sourceReference";

    private ContributionView() {}

    static ArrayNode of(List<Slot> kinds, Map<String, ArrayNode> tables) {
        Map<String, ObjectNode> items = new LinkedHashMap<>();
        for (String table : List.of("contribution_open", "contribution_closed")) {
            for (JsonNode row : tables.getOrDefault(table, JSON.arrayNode())) {
                var item = items.computeIfAbsent(row.get("id").textValue(), ContributionView::item);
                copyShown(row, kinds, item);
            }
        }
        var newestFirst = new ArrayList<>(items.values());
        newestFirst.sort(Comparator.comparing(
                        (ObjectNode item) -> item.path("recordedAt").asText())
                .thenComparing(item -> item.get("id").textValue())
                .reversed());
        ArrayNode list = JSON.arrayNode();
        newestFirst.forEach(list::add);
        return list;
    }

    private static ObjectNode item(String id) {
        return JSON.objectNode().put("id", id);
    }

    private static void copyShown(JsonNode row, List<Slot> kinds, ObjectNode item) {
        item.set("recordedAt", row.get("recordedAt"));
        if (row.hasNonNull(AGENCY)) {
            item.set("agency", row.get(AGENCY));
        }
        if (row.hasNonNull(SOURCE_REFERENCE)) {
            item.set("sourceReference", row.get(SOURCE_REFERENCE));
        }
        for (Slot kind : kinds) {
            if (row.hasNonNull(kind.name())) {
                boolean onlyHeadline = kind.key().equals("headline") && item.has("field");
                if (!onlyHeadline) {
                    item.put("field", kind.name());
                }
                row.get(kind.name()).properties().forEach(part -> item.set(part.getKey(), part.getValue()));
            }
        }
    }
}
