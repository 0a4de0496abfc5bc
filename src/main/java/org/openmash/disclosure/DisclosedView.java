package org.openmash.disclosure;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.openmash.disclosure.ViewLayout.Slot;

/**
 * The second line: the only thing that writes case data. It walks the fields a decision shows and takes each from the rows;
 * what is not shown cannot be written, whatever the rows hold. Withheld keys are absent; readable but unknown is null.
 */
public final class DisclosedView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** The text of an instant sorts as the instant. Rows without one say no more than their text. */
    private static final Comparator<JsonNode> NEWEST_FIRST = Comparator.comparing(
                    (JsonNode row) -> row.path("recordedAt").asText(), Comparator.reverseOrder())
            .thenComparing(row -> row.path("id").asText(), Comparator.reverseOrder())
            .thenComparing(JsonNode::toString);

    private final ObjectNode body;
    private final List<UUID> items;
    private final List<UUID> releases;
    private final Decision decision;
    private final int version;

    private DisclosedView(ObjectNode body, List<UUID> items, List<UUID> releases, Decision decision, int version) {
        this.body = body;
        this.items = items;
        this.releases = releases;
        this.decision = decision;
        this.version = version;
    }

    static DisclosedView of(
            UUID caseId, String policyVersion, Purpose stated, Decision decision, DisclosedQuery.Rows rows) {
        var layout = rows.layout();
        var tables = rows.tables();
        ObjectNode body = JSON.objectNode();
        body.put("id", caseId.toString());
        body.put("policyVersion", policyVersion);
        body.put("purpose", stated.code());
        layout.objects().forEach((group, slots) -> body.set(group, object(slots, tables)));
        body.set("household", household(layout.household(), tables));
        layout.lists().forEach((name, slots) -> body.set(name, list(slots, tables)));
        var contributions = ContributionView.of(layout.items(), tables);
        body.set("contributions", contributions);
        restricted(tables).ifPresent(stubs -> body.set("restrictedItems", stubs));
        recalled(tables).ifPresent(stubs -> body.set("recalledItems", stubs));
        body.set("withheld", layout.withheld());
        var items = new ArrayList<UUID>();
        contributions.forEach(item -> items.add(UUID.fromString(item.get("id").textValue())));
        int version = tables.getOrDefault("case_open", JSON.arrayNode())
                .path(0)
                .path("version")
                .asInt();
        return new DisclosedView(body, List.copyOf(items), ids("dissemination_open", tables), decision, version);
    }

    /** The JSON as it is released. */
    @JsonValue
    ObjectNode body() {
        return body;
    }

    /** The JSON as text; it names the policy's version too. */
    public String text() {
        return body.toString();
    }

    /** The contributions whose content or headline is in the view, for the access log. */
    public List<UUID> items() {
        return items;
    }

    /** The releases whose copies are in the view, for the access log. */
    public List<UUID> releases() {
        return releases;
    }

    /** The same view without some copies that must not be shown. */
    public DisclosedView without(Set<UUID> stopped) {
        if (stopped.isEmpty()) {
            return this;
        }
        var rest = body.deepCopy();
        var kept = new ArrayList<UUID>();
        var shown = rest.putArray("disseminations");
        for (int i = 0; i < releases.size(); i++) {
            // One object a row, in the order of the rows: see list.
            if (!stopped.contains(releases.get(i))) {
                kept.add(releases.get(i));
                shown.add(body.get("disseminations").get(i));
            }
        }
        return new DisclosedView(rest, items, List.copyOf(kept), decision, version);
    }

    /** The value of a field of the record, the newest where there is a list of them; empty when withheld or unknown. */
    Optional<JsonNode> value(CaseField field) {
        var group = body.path(ViewLayout.placeOf(field));
        var objects = group.isArray() ? group : JSON.arrayNode().add(group);
        return StreamSupport.stream(objects.spliterator(), false)
                .filter(object -> object.hasNonNull(field.key()))
                .map(object -> object.get(field.key()))
                .filter(value -> value.isValueNode() || !value.isEmpty())
                .findFirst();
    }

    /** The version an officer names in If-Match; zero for others, who move nothing. */
    public int version() {
        return version;
    }

    /** Whether the case is rated RED or not rated yet, as far as the reader may know: such a look does not wait. */
    public boolean isUrgent() {
        return isUrgent(body.path("case"));
    }

    /** @param aCase the group {@code case} as disclosed; an absent rating is withheld and makes nothing urgent */
    static boolean isUrgent(JsonNode aCase) {
        var rating = aCase.path("rating");
        return rating.isNull() || rating.asText().equals("RED");
    }

    /** The other agencies it names as the source of what it shows. */
    public Set<String> sources() {
        Set<String> sources = new LinkedHashSet<>();
        body.get("contributions")
                .forEach(item -> sources.add(item.path("agency").asText()));
        body.get("concerns")
                .forEach(concern -> sources.add(concern.path("referrerAgency").asText()));
        sources.remove("");
        return sources;
    }

    /** The decision it was made under. */
    public Decision decision() {
        return decision;
    }

    /** {@code [{field, reason}]} for the fields withheld, in the order of the matrix: from the table alone. */
    static ArrayNode withheld(Decision decision, Predicate<CaseField> about) {
        ArrayNode list = JSON.arrayNode();
        decision.withheld().forEach((field, reason) -> {
            if (about.test(field)) {
                list.addObject().put("field", field.name()).put("reason", reason.name());
            }
        });
        return list;
    }

    private static List<UUID> ids(String table, Map<String, ArrayNode> tables) {
        var ids = new ArrayList<UUID>();
        tables.getOrDefault(table, JSON.arrayNode())
                .forEach(row -> ids.add(UUID.fromString(row.get("id").textValue())));
        return List.copyOf(ids);
    }

    /** Puts the rows of a table in the order in which they count. */
    static ArrayNode newestFirst(ArrayNode rows) {
        if (rows.size() < 2) {
            return rows;
        }
        var sorted = new ArrayList<JsonNode>(rows.size());
        rows.forEach(sorted::add);
        sorted.sort(NEWEST_FIRST);
        return rows.removeAll().addAll(sorted);
    }

    private static ObjectNode object(List<Slot> slots, Map<String, ArrayNode> tables) {
        ObjectNode object = JSON.objectNode();
        for (Slot slot : slots) {
            var values = values(slot, tables);
            object.set(slot.key(), slot.addedUp() ? flattened(values) : newest(values));
        }
        return object;
    }

    private static ObjectNode household(List<Slot> slots, Map<String, ArrayNode> tables) {
        ObjectNode household = JSON.objectNode();
        for (Slot slot : slots) {
            household.set(slot.key(), flattened(values(slot, tables)));
        }
        return household;
    }

    private static ArrayNode list(List<Slot> slots, Map<String, ArrayNode> tables) {
        ArrayNode list = JSON.arrayNode();
        byId(slots, tables).values().forEach(list::add);
        return list;
    }

    /** The rows of a list as they are shown, by the id of the row, newest first. */
    static Map<String, ObjectNode> byId(List<Slot> slots, Map<String, ArrayNode> tables) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        for (Slot slot : slots) {
            for (JsonNode row : rows(slot.tables().get(0), tables)) {
                byId.computeIfAbsent(row.get("id").textValue(), id -> allUnknown(slots))
                        .set(slot.key(), row.get(slot.name()));
            }
        }
        return byId;
    }

    private static ObjectNode allUnknown(List<Slot> slots) {
        ObjectNode item = JSON.objectNode();
        slots.forEach(slot -> item.putNull(slot.key()));
        return item;
    }

    /** The stubs that tell officers of the hub whom to ask; empty for everybody else. */
    static Optional<ArrayNode> restricted(Map<String, ArrayNode> tables) {
        var rows = tables.get("restricted_item");
        if (rows == null) {
            return Optional.empty();
        }
        ArrayNode stubs = JSON.arrayNode();
        rows.forEach(row -> {
            var stub = stubs.addObject();
            stub.set("id", row.get("id"));
            stub.set("agency", row.get("restricted.agency"));
        });
        return Optional.of(stubs);
    }

    /** The stubs that tell officers of the hub what was there and was taken back; empty for everybody else. */
    static Optional<ArrayNode> recalled(Map<String, ArrayNode> tables) {
        var rows = tables.get("recalled_item");
        if (rows == null) {
            return Optional.empty();
        }
        ArrayNode stubs = JSON.arrayNode();
        rows.forEach(row -> {
            var stub = stubs.addObject();
            stub.set("id", row.get("id"));
            stub.set("agency", row.get("recalled.agency"));
            stub.set("kind", row.get("recalled.kind"));
            stub.set("recalledAt", row.get("recordedAt"));
        });
        return Optional.of(stubs);
    }

    private static Iterable<JsonNode> rows(String table, Map<String, ArrayNode> tables) {
        var rows = tables.get(table);
        return rows == null ? List.of() : rows;
    }

    /** The values of a field, newest first, a protected location's before the open ones; unknown ones left out. */
    private static List<JsonNode> values(Slot slot, Map<String, ArrayNode> tables) {
        List<JsonNode> values = new ArrayList<>(2);
        for (String table : slot.tables()) {
            for (JsonNode row : rows(table, tables)) {
                var value = row.get(slot.name());
                if (value != null && !value.isNull()) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static JsonNode newest(List<JsonNode> values) {
        return values.isEmpty() ? JSON.nullNode() : values.get(0);
    }

    private static ArrayNode flattened(List<JsonNode> values) {
        if (values.isEmpty()) {
            return JSON.arrayNode();
        }
        Set<JsonNode> distinct = new LinkedHashSet<>();
        for (JsonNode value : values) {
            if (value.isArray()) {
                value.forEach(distinct::add);
            } else {
                distinct.add(value);
            }
        }
        ArrayNode flat = JSON.arrayNode();
        distinct.forEach(flat::add);
        return flat;
    }
}
