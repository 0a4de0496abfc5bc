package org.openmash.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a FHIR R4 AuditEvent in the shape of IHE ITI Basic Audit Log Patterns 1.1: agents user, client and server;
 * entities transaction, data and patient. Staff and people stand by their tokens. A successful read of one case claims the
 * profile {@code Read} or {@code PatientRead}: the network addresses that they want are there as data that are absent, for the log
 * does not keep them. Nothing else claims a profile: {@code Query} wants the query itself, of which the log keeps hashes.
 */
final class AuditEvent {
    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String INTERACTIONS = "http://hl7.org/fhir/restful-interaction";
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final Map<String, Object> NO_ADDRESS = Map.of(
            "extension",
            List.of(Map.of(
                    "url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode", "masked")));
    private static final String URI = "urn:ietf:rfc:3986";

    private AuditEvent() {}

    static Map<String, Object> of(EntryView entry) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("resourceType", "AuditEvent");
        event.put("id", entry.id().toString());
        if (isPatternOfRead(entry)) {
            event.put("meta", Map.of("profile", List.of(BALP + (entry.people().isEmpty() ? "Read" : "PatientRead"))));
        }
        event.put("type", coding(CODES + "audit-event-type", "rest", "RESTful Operation"));
        event.put("subtype", List.of(coding(INTERACTIONS, interaction(entry), null)));
        event.put("action", action(entry));
        event.put("recorded", entry.recordedAt().toString());
        event.put("outcome", outcome(entry.outcome()));
        put(event, "outcomeDesc", entry.problem());
        if (entry.purpose() != null) {
            event.put("purposeOfEvent", List.of(Map.of("text", entry.purpose())));
        }
        event.put("agent", agents(entry));
        event.put(
                "source",
                Map.of(
                        "observer", Map.of("display", "OpenMASH"),
                        "type", List.of(coding(CODES + "security-source-type", "4", "Application Server"))));
        event.put("entity", entities(entry));
        return event;
    }

    private static List<Object> agents(EntryView entry) {
        var actor = entry.actor();
        Map<String, Object> user = agent(CODES + "v3-ParticipationType", "IRCP", "information recipient", true);
        user.put("who", Map.of("identifier", Map.of("value", actor.token() == null ? "erased" : actor.token())));
        put(user, "name", actor.name());
        var roles = Stream.concat(Stream.of(actor.sector(), actor.tier()), actor.duties().stream())
                .filter(role -> role != null)
                .map(role -> Map.of("text", role))
                .toList();
        if (!roles.isEmpty()) {
            user.put("role", roles);
        }
        user.put("policy", List.of("urn:" + entry.policyVersion()));
        boolean reads = interaction(entry).equals("read");
        var client = machine(reads, actor.client() == null ? "unknown" : actor.client());
        var server = machine(!reads, "OpenMASH");
        return List.of(client, server, user);
    }

    /** As the patterns have it: what is read goes to the client, what is asked for or written comes from it. */
    private static Map<String, Object> machine(boolean destination, String name) {
        var agent = destination
                ? agent(DICOM, "110152", "Destination Role ID", false)
                : agent(DICOM, "110153", "Source Role ID", false);
        agent.put("who", Map.of("display", name));
        agent.put("network", NO_ADDRESS);
        return agent;
    }

    /** One case, at most one person, and it succeeded: failures are no reads to the patterns. */
    private static boolean isPatternOfRead(EntryView entry) {
        return interaction(entry).equals("read")
                && outcome(entry.outcome()).equals("0")
                && entry.people().size() <= 1;
    }

    private static Map<String, Object> agent(String system, String code, String display, boolean requestor) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("type", Map.of("coding", List.of(coding(system, code, display))));
        agent.put("requestor", requestor);
        return agent;
    }

    private static List<Object> entities(EntryView entry) {
        List<Object> entities = new ArrayList<>();
        if (entry.requestId() != null) {
            entities.add(Map.of(
                    "what", Map.of("identifier", Map.of("value", entry.requestId())),
                    "type",
                            coding(
                                    "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
                                    "XrequestId",
                                    null)));
        }
        entry.cases().forEach(id -> entities.add(entity(id.toString(), "2", "System Object", "4", "Domain Resource")));
        entry.people().forEach(id -> entities.add(entity(id.toString(), "1", "Person", "1", "Patient")));
        if (!entry.shown().isEmpty() || !entry.withheld().isEmpty()) {
            entities.add(fields(entry));
        }
        return entities.isEmpty()
                ? List.of(entity(entry.id().toString(), "2", "System Object", "4", "Domain Resource"))
                : entities;
    }

    private static Map<String, Object> entity(String id, String type, String typeName, String role, String roleName) {
        return Map.of(
                "what", Map.of("identifier", Map.of("system", URI, "value", "urn:uuid:" + id)),
                "type", coding(CODES + "audit-entity-type", type, typeName),
                "role", coding(CODES + "object-role", role, roleName));
    }

    /** Names of fields, never values. */
    private static Map<String, Object> fields(EntryView entry) {
        var shown = entry.shown().stream().map(field -> detail("shown", field));
        var withheld = entry.withheld().stream().map(field -> detail("withheld", field.field() + ":" + field.reason()));
        return Map.of(
                "type", coding(CODES + "audit-entity-type", "4", "Other"),
                "name", "Fields",
                "detail", Stream.concat(shown, withheld).toList());
    }

    private static Map<String, Object> detail(String type, String value) {
        return Map.of("type", type, "valueString", value);
    }

    private static String interaction(EntryView entry) {
        return switch (entry.action()) {
            case CONSULTATION, AUDIT, DISCLOSURE -> entry.cases().size() == 1 ? "read" : "search-type";
            case SEARCH -> "search-type";
            case COLLECTION -> "create";
            case ALTERATION, COMBINATION, ADMINISTRATION -> "update";
            case ERASURE -> "delete";
        };
    }

    private static String action(EntryView entry) {
        return switch (interaction(entry)) {
            case "read" -> "R";
            case "create" -> "C";
            case "update" -> "U";
            case "delete" -> "D";
            default -> "E";
        };
    }

    /** {@code audit-event-outcome}: 0 success, 4 minor failure (refused, not found), 8 serious failure. */
    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case PERMITTED, PARTIAL, EMERGENCY -> "0";
            case REFUSED, NOT_FOUND -> "4";
            case ERROR -> "8";
        };
    }

    private static Map<String, Object> coding(String system, String code, @Nullable String display) {
        return display == null
                ? Map.of("system", system, "code", code)
                : Map.of("system", system, "code", code, "display", display);
    }

    private static void put(Map<String, Object> to, String name, @Nullable String value) {
        if (value != null) {
            to.put(name, value);
        }
    }
}
