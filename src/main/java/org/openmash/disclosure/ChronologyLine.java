package org.openmash.disclosure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One line of a chronology and where it stands. Lines are made from rows by the projection of {@link DisclosedView}, under a part
 * of the same decision, so they can show nothing the view would not.
 *
 * @param date the day of the event; where that is unknown the day it was recorded or received
 * @param at when it was recorded or received, as far as the reader may know; else empty
 * @param id of the row: makes the order total; a concern's is not shown
 */
record ChronologyLine(String date, String at, String id, ObjectNode json) implements Comparable<ChronologyLine> {
    static final String CONTRIBUTION = "CONTRIBUTION";
    static final String RELEASED_COPY = "RELEASED_COPY";

    private static final String CONCERN = "concern";
    private static final String COPY = "dissemination";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What of a concern makes its line. */
    private static final Set<String> OF_CONCERN = Set.of(
            "concern.receivedAt",
            "concern.occurredOn",
            "concern.categories",
            "concern.factors",
            "concern.immediateDanger",
            "concern.summary",
            "concern.childVoice",
            "concern.referrerAgency",
            "concern.sourceReference");
    /** Length of an ISO date. */
    private static final int DATE = 10;

    private static final Comparator<ChronologyLine> ORDER = Comparator.comparing(ChronologyLine::date)
            .thenComparing(ChronologyLine::at)
            .thenComparing(ChronologyLine::id);

    /** The part of a decision that a chronology needs. */
    static Decision part(Decision whole) {
        return whole.part(
                "chronology",
                field -> Column.KINDS.contains(field.group())
                        || field.name().equals("contribution.agency")
                        || field.name().equals("case.rating")
                        || field.group().equals(COPY)
                        || OF_CONCERN.contains(field.name()));
    }

    /** All lines, earliest event first. */
    static List<ChronologyLine> of(Decision decision, DisclosedQuery.Rows rows) {
        var lines = new ArrayList<ChronologyLine>();
        ContributionView.of(rows.layout().items(), rows.tables())
                .forEach(item -> lines.add(contribution((ObjectNode) item, decision)));
        DisclosedView.byId(rows.layout().lists().getOrDefault("concerns", List.of()), rows.tables())
                .forEach((id, concern) -> addConcern(id, concern, decision, lines));
        addCopies(decision, rows, lines);
        lines.sort(ORDER);
        return lines;
    }

    boolean isContribution() {
        return json.get("kind").textValue().equals(CONTRIBUTION);
    }

    /** True when the line is a released copy, whose release has the id of the line. */
    boolean isCopy() {
        return json.get("kind").textValue().equals(RELEASED_COPY);
    }

    @Override
    public int compareTo(ChronologyLine other) {
        return ORDER.compare(this, other);
    }

    private static ChronologyLine contribution(ObjectNode item, Decision decision) {
        var recordedAt = item.get("recordedAt").textValue();
        var date = item.hasNonNull("eventDate") ? item.get("eventDate").textValue() : recordedAt.substring(0, DATE);
        var tier = decision.shown().stream()
                .filter(field -> field.name().equals(item.get("field").textValue()))
                .map(CaseField::storedIn)
                .findFirst()
                .orElseThrow();
        var line = line(CONTRIBUTION, date, tier);
        item.properties().forEach(part -> line.set(part.getKey(), part.getValue()));
        return new ChronologyLine(date, recordedAt, item.get("id").textValue(), line);
    }

    /** A concern of which the reader may know no date has no place in a chronology. */
    private static void addConcern(String id, ObjectNode concern, Decision decision, List<ChronologyLine> lines) {
        var receivedAt =
                concern.hasNonNull("receivedAt") ? concern.get("receivedAt").textValue() : "";
        var dated = concern.hasNonNull("occurredOn") ? concern.get("occurredOn").textValue() : receivedAt;
        if (dated.isEmpty()) {
            return;
        }
        var date = dated.substring(0, DATE);
        var line = line("CONCERN", date, widest(CONCERN, concern, decision));
        concern.properties()
                .forEach(part ->
                        line.set(part.getKey().equals("referrerAgency") ? "agency" : part.getKey(), part.getValue()));
        lines.add(new ChronologyLine(date, receivedAt, id, line));
    }

    /** A copy stands at the day of its event, where its terms tell it, else at the day of its release. */
    private static void addCopies(Decision decision, DisclosedQuery.Rows rows, List<ChronologyLine> lines) {
        var slots = rows.layout().lists().getOrDefault("disseminations", List.of());
        var releasedAt = new HashMap<String, String>();
        rows.tables()
                .getOrDefault("dissemination_open", JSON.arrayNode())
                .forEach(row -> releasedAt.put(
                        row.get("id").textValue(), row.get("recordedAt").textValue()));
        DisclosedView.byId(slots, rows.tables()).forEach((id, copy) -> {
            var at = Objects.requireNonNull(releasedAt.get(id));
            var event = copy.path("terms").path("eventDate");
            var date = (event.isTextual() ? event.textValue() : at).substring(0, DATE);
            var line = line(RELEASED_COPY, date, widest(COPY, copy, decision)).put("release", id);
            line.put("recordedAt", at).setAll(copy);
            lines.add(new ChronologyLine(date, at, id, line));
        });
    }

    /** The class of the most protected thing the line shows. */
    private static CaseField.Storage widest(String group, ObjectNode shown, Decision decision) {
        return decision.shown().stream()
                .filter(field -> field.group().equals(group) && shown.hasNonNull(field.key()))
                .map(CaseField::storedIn)
                .max(Comparator.naturalOrder())
                .orElse(CaseField.Storage.OPEN);
    }

    private static ObjectNode line(String kind, String date, CaseField.Storage tier) {
        return JSON.objectNode().put("kind", kind).put("date", date).put("tier", tier.name());
    }
}
