package org.openmash.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The entries of the access log about one case, for reading: oldest first. */
final class AuditTrail {
    private static final String LINE = "%-12s %-19s %-8s %-12s %-35s %-13s %-10s %5s %8s";
    private static final int TOKEN_SHOWN = 12;
    private static final int TIME_FROM = 11;
    private static final int TIME_TO = 23;

    private final List<JsonNode> entries = new ArrayList<>();

    AuditTrail(JsonNode newestFirst) {
        newestFirst.forEach(entries::add);
        Collections.reverse(entries);
    }

    String table() {
        var head = LINE.formatted(
                "when", "who", "agency", "action", "operation", "purpose", "outcome", "shown", "withheld");
        return head + "\n" + entries.stream().map(AuditTrail::line).collect(Collectors.joining("\n"));
    }

    boolean has(String id) {
        return entries.stream().anyMatch(entry -> entry.get("id").asText().equals(id));
    }

    boolean has(String agency, String outcome) {
        return entries.stream()
                .anyMatch(entry -> entry.at("/actor/agency").asText().equals(agency)
                        && entry.get("outcome").asText().equals(outcome));
    }

    private static String line(JsonNode entry) {
        return LINE.formatted(
                entry.get("recordedAt").asText().substring(TIME_FROM, TIME_TO),
                entry.at("/actor/token").asText().substring(0, TOKEN_SHOWN),
                entry.at("/actor/agency").asText(),
                entry.get("action").asText(),
                entry.path("operation").asText(""),
                entry.path("purpose").asText(""),
                entry.get("outcome").asText(),
                entry.get("shown").size(),
                entry.get("withheld").size());
    }
}
