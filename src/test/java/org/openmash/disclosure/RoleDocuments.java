package org.openmash.disclosure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * The description of a case for each role, with only what that role can ever get: for who builds a screen for it, and for who reviews
 * what it may see. Written by {@link GeneratedFiles}.
 */
final class RoleDocuments {
    static final Path FOLDER = Path.of("openapi", "roles");
    private static final List<String> OBJECTS = List.of("case", "subject", "adult", "household");
    private static final Map<String, String> LISTS = lists();
    private static final String HEAD = """
            # Generated from policy/disclosure-matrix.csv by GeneratedFiles; do not edit.
            openapi: 3.1.0
            info:
              title: A case as the sector %1$s reads it, tier %2$s
              version: "%3$s"
              description: >-
                Only what this role can ever get; openapi.yaml says how. x-tier is the class of the value, x-purposes the purposes of which
                one must be live for the reader on the case (absent: any). Withheld keys are absent, readable but unknown ones null.
            paths:
              /v1/cases/{id}:
                get:
                  operationId: readCase
                  parameters:
                    - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
                    - { name: Access-Purpose, in: header, required: true, schema: { type: string } }
                  responses:
                    "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/CaseView" } } } }
            components:
              schemas:
                CaseView:
                  type: object
                  additionalProperties: false
                  properties:
                    id: { type: string, format: uuid }
                    policyVersion: { type: string }
                    purpose: { type: string }
            """;

    private RoleDocuments() {}

    /** The documents by the name of their file. */
    static Map<String, String> all(DisclosureMatrix matrix) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Sector sector : matrix.sectors()) {
            for (Tier tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                var name = sector + "-" + tier.name().toLowerCase(Locale.ROOT) + ".yaml";
                all.put(name, document(matrix, sector, tier));
            }
        }
        return all;
    }

    private static String document(DisclosureMatrix matrix, Sector sector, Tier tier) {
        var byGroup = matrix.fields().stream()
                .filter(field -> field.grantedTo(sector, tier))
                .collect(Collectors.groupingBy(CaseField::group, LinkedHashMap::new, Collectors.toList()));
        var text = new StringBuilder(HEAD.formatted(sector, tier.name().toLowerCase(Locale.ROOT), matrix.version()));
        OBJECTS.forEach(group -> object(text, group, byGroup.getOrDefault(group, List.of())));
        LISTS.forEach((group, name) -> list(text, name, byGroup.getOrDefault(group, List.of())));
        contributions(text, matrix, sector, tier);
        text.append(line(
                5,
                "restrictedItems: { type: array, items: { type: object, properties: { agency: { type: string } } } }"));
        text.append(line(
                5,
                "recalledItems: { type: array, items: { type: object, properties: { id: { type: string }, agency:"
                        + " { type: string }, kind: { type: [string, 'null'] }, recalledAt: { type: string } } } }"));
        text.append(line(
                5,
                "withheld: { type: array, items: { type: object, properties: { field: { type: string }, reason:"
                        + " { type: string, enum: [SECTOR, TIER, PURPOSE] } } } }"));
        return text.toString();
    }

    private static void object(StringBuilder text, String group, List<CaseField> fields) {
        text.append(line(5, group + ":"))
                .append(line(6, "type: object"))
                .append(line(6, "additionalProperties: false"))
                .append(line(6, fields.isEmpty() ? "properties: {}" : "properties:"));
        fields.forEach(field -> text.append(line(7, field.key() + ": " + said(field))));
    }

    private static void list(StringBuilder text, String name, List<CaseField> fields) {
        text.append(line(5, name + ":"))
                .append(line(6, "type: array"))
                .append(line(6, "items:"))
                .append(line(7, "type: object"))
                .append(line(7, "additionalProperties: false"))
                .append(line(7, fields.isEmpty() ? "properties: {}" : "properties:"));
        fields.forEach(field -> text.append(line(8, field.key() + ": " + said(field))));
    }

    /** Items of all kinds stand in one list; the row that rules an item is named in it, and its parts are the row's. */
    private static void contributions(StringBuilder text, DisclosureMatrix matrix, Sector sector, Tier tier) {
        var rows = matrix.fields().stream()
                .filter(field -> Column.KINDS.contains(field.group()) && field.grantedTo(sector, tier))
                .toList();
        text.append(line(5, "contributions:"))
                .append(line(6, "type: array"))
                .append(line(6, "items:"))
                .append(line(7, "type: object"))
                .append(line(7, "properties:"))
                .append(line(8, "id: { type: string, format: uuid }"))
                .append(line(8, "recordedAt: { type: string, format: date-time }"));
        matrix.field("contribution.agency")
                .filter(field -> field.grantedTo(sector, tier))
                .ifPresent(field -> text.append(line(8, "agency: " + said(field))));
        matrix.field("concern.sourceReference")
                .filter(field -> field.grantedTo(sector, tier))
                .ifPresent(field -> text.append(line(8, "sourceReference: " + said(field))));
        text.append(line(8, "field:")).append(line(9, "oneOf:"));
        rows.forEach(field ->
                text.append(line(10, "- { const: " + field.name() + said(field).replaceFirst("\\{", ","))));
    }

    private static String said(CaseField field) {
        var purposes = field.purposes().isEmpty()
                ? ""
                : ", x-purposes: ["
                        + field.purposes().stream().map(Purpose::code).sorted().collect(Collectors.joining(", ")) + "]";
        return "{ description: \"%s\", x-tier: %s%s }"
                .formatted(field.label(), field.storedIn().name().toLowerCase(Locale.ROOT), purposes);
    }

    private static String line(int depth, String text) {
        return "  ".repeat(depth - 1) + text + "\n";
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        List.of("concern", "rating", "request", "decision", "meeting", "dissemination")
                .forEach(group -> lists.put(group, group + "s"));
        return lists;
    }
}
