package org.openmash.disclosure;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The second line: the only thing that writes case data. It walks the fields a decision shows and takes each from the rows;
 * what is not shown cannot be written, whatever the rows hold. Withheld keys are absent; readable but unknown is null.
 */
public final class DisclosedView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Groups that are one object of a case: the newest statement that says something about a field counts. */
    private static final List<String> OBJECTS = List.of("case", "subject", "adult");
    /** Fields of which every statement counts: a later concern that is silent must not hide an earlier warning. */
    private static final Set<String> ADDED_UP = Set.of(
            "case.links",
            "case.participants",
            "subject.otherNames",
            "subject.safetyInstruction",
            "subject.contactRestrictions",
            "subject.exploitation",
            "subject.parentalResponsibility",
            "subject.courtOrders",
            "subject.safeAddress",
            "subject.safeContact",
            "adult.careAndSupport",
            "adult.capacity",
            "adult.wishes");
    /** Groups that are a list of rows, with the name of the list. */
    private static final Map<String, String> LISTS = lists();

    private final ObjectNode body;
    private final List<UUID> items;
    private final Decision decision;
    private final int version;

    private DisclosedView(ObjectNode body, List<UUID> items, Decision decision, int version) {
        this.body = body;
        this.items = items;
        this.decision = decision;
        this.version = version;
    }

    static DisclosedView of(
            UUID caseId, String policyVersion, Purpose stated, Decision decision, Map<String, ArrayNode> tables) {
        ObjectNode body = JSON.objectNode();
        body.put("id", caseId.toString());
        body.put("policyVersion", policyVersion);
        body.put("purpose", stated.code());
        OBJECTS.forEach(group -> body.set(group, object(group, decision, tables)));
        body.set("household", household(decision, tables));
        LISTS.forEach((group, name) -> body.set(name, list(group, decision, tables)));
        var contributions = ContributionView.of(decision, tables);
        body.set("contributions", contributions);
        restricted(tables).ifPresent(stubs -> body.set("restrictedItems", stubs));
        body.set("withheld", withheld(decision, field -> true));
        var items = new ArrayList<UUID>();
        contributions.forEach(item -> items.add(UUID.fromString(item.get("id").textValue())));
        int version = tables.getOrDefault("case_open", JSON.arrayNode())
                .path(0)
                .path("version")
                .asInt();
        return new DisclosedView(body, List.copyOf(items), decision, version);
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

    private static ObjectNode object(String group, Decision decision, Map<String, ArrayNode> tables) {
        ObjectNode object = JSON.objectNode();
        for (CaseField field : shown(decision, group)) {
            var values = values(field, tables);
            object.set(field.key(), ADDED_UP.contains(field.name()) ? flattened(values) : newest(values));
        }
        return object;
    }

    private static ObjectNode household(Decision decision, Map<String, ArrayNode> tables) {
        ObjectNode household = JSON.objectNode();
        for (CaseField field : shown(decision, "household")) {
            household.set(field.key(), flattened(values(field, tables)));
        }
        return household;
    }

    private static ArrayNode list(String group, Decision decision, Map<String, ArrayNode> tables) {
        var fields = shown(decision, group);
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        for (CaseField field : fields) {
            for (JsonNode row : rows(field, tables)) {
                byId.computeIfAbsent(row.get("id").textValue(), id -> allUnknown(fields))
                        .set(field.key(), row.get(field.name()));
            }
        }
        ArrayNode list = JSON.arrayNode();
        byId.values().forEach(list::add);
        return list;
    }

    private static ObjectNode allUnknown(List<CaseField> fields) {
        ObjectNode item = JSON.objectNode();
        fields.forEach(field -> item.putNull(field.key()));
        return item;
    }

    private static Optional<ArrayNode> restricted(Map<String, ArrayNode> tables) {
        var rows = tables.get("restricted_item");
        if (rows == null) {
            return Optional.empty();
        }
        ArrayNode stubs = JSON.arrayNode();
        rows.forEach(row -> stubs.addObject().set("agency", row.get("restricted.agency")));
        return Optional.of(stubs);
    }

    private static List<CaseField> shown(Decision decision, String group) {
        return decision.shown().stream()
                .filter(field -> field.group().equals(group))
                .toList();
    }

    private static ArrayNode rows(CaseField field, Map<String, ArrayNode> tables) {
        return tables.getOrDefault(Column.of(field).table(), JSON.arrayNode());
    }

    /** The values of a field, newest first, a protected location's after the open ones; unknown ones left out. */
    private static ArrayNode values(CaseField field, Map<String, ArrayNode> tables) {
        ArrayNode values = JSON.arrayNode();
        var tablesOfField = Column.LOCATION.contains(field.name())
                ? List.of("location_safe", "location_open")
                : List.of(Column.of(field).table());
        for (String table : tablesOfField) {
            for (JsonNode row : tables.getOrDefault(table, JSON.arrayNode())) {
                if (row.hasNonNull(field.name())) {
                    values.add(row.get(field.name()));
                }
            }
        }
        return values;
    }

    private static JsonNode newest(ArrayNode values) {
        return values.isEmpty() ? JSON.nullNode() : values.get(0);
    }

    private static ArrayNode flattened(ArrayNode values) {
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

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("concern", "concerns");
        lists.put("rating", "ratings");
        lists.put("request", "requests");
        lists.put("decision", "decisions");
        lists.put("meeting", "meetings");
        lists.put("dissemination", "disseminations");
        return lists;
    }
}
