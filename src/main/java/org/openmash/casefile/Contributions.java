package org.openmash.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.CaseRows.Values;

/** Adds what agencies know; an item is never changed, a correction is a new item that supersedes it. */
@ApplicationScoped
public class Contributions {
    private final CaseRows rows;
    private final ObjectMapper json;

    Contributions(CaseRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** Adds one item at its place; runs in the caller's transaction, as {@code intake} or {@code casework}. */
    public void add(Place place, Contribution item, String agency, @Nullable UUID concernId) throws SQLException {
        var values = new Values();
        var own = json.createObjectNode();
        if (!item.isUnseen() && !item.kind().equals("prevent")) {
            values.put(item.kind() + ".headline", event(json.createObjectNode(), item.event()));
        }
        if (!item.isHeadline()) {
            values.put(item.field(), text(item.isUnseen() ? event(own, item.event()) : own, item.text()));
        }
        if (item.sourceReference() != null) {
            values.always("contribution_closed");
        }
        for (String table : new String[] {"contribution_open", "contribution_closed"}) {
            values.structure(table, "agency", agency)
                    .structure(table, "concern_id", concernId)
                    .structure(table, "supersedes", item.supersedes())
                    .structure(table, "restricted", item.restricted());
        }
        values.structure("contribution_closed", "source_reference", item.sourceReference());
        rows.insert(place, values);
        if (item.restricted()) {
            rows.append(place, "restricted_item", Map.of("agency", agency));
        }
    }

    private static ObjectNode event(ObjectNode node, Contribution.Event event) {
        return node.put("eventType", event.eventType())
                .put("eventDate", event.eventDate())
                .put("dateAccuracy", event.dateAccuracy());
    }

    private static ObjectNode text(ObjectNode node, Contribution.Text text) {
        return node.put("headline", text.headline())
                .put("detail", text.detail())
                .put("nature", text.nature())
                .put("grade", text.grade())
                .put("handlingConditions", text.handlingConditions());
    }
}
