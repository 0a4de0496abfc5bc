package org.openmash.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openmash.identity.Tier;

/**
 * Writes what follows from the disclosure matrix and is committed so that people can read it: the column grants, the
 * record of the policy's text, the data dictionary and the description of a case for each role. Run its {@code main} after a change of the matrix; a test fails while a file is out of date.
 */
public final class GeneratedFiles {
    static final Path GRANTS = Path.of("src/main/resources/db/migration/R__disclosure_grants.sql");
    static final Path VERSION = Path.of("src/main/resources/db/migration/R__policy_version.sql");
    static final Path DICTIONARY = Path.of("docs/data-dictionary.md");
    private static final Path MATRIX = Path.of("src/main/resources/policy/disclosure-matrix.csv");

    private GeneratedFiles() {}

    /** Writes the files. */
    public static void main(String[] args) throws IOException {
        Files.writeString(GRANTS, grants(matrix()));
        Files.writeString(VERSION, version(matrix(), text()));
        Files.createDirectories(DICTIONARY.toAbsolutePath().getParent());
        Files.writeString(DICTIONARY, dictionary(matrix()));
        Files.createDirectories(RoleDocuments.FOLDER);
        for (var document : RoleDocuments.all(matrix()).entrySet()) {
            Files.writeString(RoleDocuments.FOLDER.resolve(document.getKey()), document.getValue());
        }
    }

    static DisclosureMatrix matrix() {
        return DisclosureMatrix.of(text().getBytes(StandardCharsets.UTF_8));
    }

    static String grants(DisclosureMatrix matrix) {
        var sql = new StringBuilder("-- Generated from policy/disclosure-matrix.csv by GeneratedFiles; do not edit.\n"
                + "-- Policy " + matrix.version() + "\n"
                + "-- A role may read a column when some purpose shows the field to its sector and tier.\n\n");
        sql.append("-- Two people must have agreed to this version, once any was agreed to here (ADR 0038).\n"
                + "select policy.require_approved('" + matrix.version() + "');\n\n");
        var tables = StoredColumns.of(matrix).stream()
                .map(stored -> stored.column().table())
                .collect(Collectors.toCollection(TreeSet::new));
        var roles = roles(matrix);
        tables.forEach(table -> sql.append(
                "revoke all on casework.%s from reader, %s;\n".formatted(table, String.join(", ", roles.keySet()))));
        sql.append("\n-- What every reader needs to find and order rows; no field of the matrix.\n");
        tables.forEach(table -> structure(table)
                .ifPresent(columns ->
                        sql.append("grant select (%s) on casework.%s to reader;\n".formatted(columns, table))));
        sql.append("grant select (participation_id, case_id, hub) on casework.participation_end to reader;\n");
        sql.append("grant select on casework.restricted_item to reader;\n");
        roles.forEach((role, granted) -> {
            sql.append("\n-- ").append(role).append('\n');
            granted.forEach((table, columns) -> sql.append(
                    "grant select (%s) on casework.%s to %s;\n".formatted(String.join(", ", columns), table, role)));
        });
        return sql.toString();
    }

    static String version(DisclosureMatrix matrix, String csv) {
        return "-- Generated from policy/disclosure-matrix.csv by GeneratedFiles; do not edit.\n"
                + "-- Keeps the text of the policy whose rights R__disclosure_grants.sql gives.\n"
                + "insert into policy.policy_version (sha256, csv) values ('" + matrix.version() + "', $matrix$"
                + csv + "$matrix$)\n  on conflict (sha256) do nothing;\n";
    }

    static String text() {
        try {
            return Files.readString(MATRIX);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static java.util.Optional<String> structure(String table) {
        return java.util.Optional.of(
                switch (table) {
                    case "case_open" -> "id, hub, person_id, version, guarded, closed_at";
                    case "case_closed" -> "case_id, hub";
                    case "case_link" -> "case_id, hub";
                    case "participation" -> "id, case_id, hub, until_at";
                    case "contribution_open", "contribution_closed" ->
                        "id, case_id, hub, recorded_at, supersedes, restricted";
                    default -> "id, case_id, hub, recorded_at";
                });
    }

    private static Map<String, Map<String, List<String>>> roles(DisclosureMatrix matrix) {
        Map<String, Map<String, List<String>>> roles = new LinkedHashMap<>();
        for (var sector : matrix.sectors()) {
            for (Tier tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                Map<String, List<String>> granted = new LinkedHashMap<>();
                for (var stored : StoredColumns.of(matrix)) {
                    if (stored.grantedTo(sector, tier)) {
                        granted.computeIfAbsent(stored.column().table(), table -> new ArrayList<>())
                                .add(stored.column().name());
                    }
                }
                roles.put(sector + "_" + tier.name().toLowerCase(Locale.ROOT), granted);
            }
        }
        return roles;
    }

    static String dictionary(DisclosureMatrix matrix) {
        var text = new StringBuilder("# Data dictionary\n\n"
                + "Generated from `policy/disclosure-matrix.csv` by `GeneratedFiles`; do not edit.\n\n"
                + "`open`: readable from tier-open up; `closed`: by the sector's specialists (tier-closed) only; `never`: by"
                + " nobody of the sector. A field with purposes is shown only while one of them is live for the reader on the"
                + " case.\n\n| field | meaning | stored in | ");
        matrix.sectors().forEach(sector -> text.append(sector).append(" | "));
        text.append("purposes | filter | statistics | why |\n|---|---|---|")
                .append("---|".repeat(matrix.sectors().size() + 4))
                .append('\n');
        for (CaseField field : matrix.fields()) {
            var column = Column.of(field);
            text.append(
                    "| `%s` | %s | `%s.%s` | ".formatted(field.name(), field.label(), column.table(), column.name()));
            matrix.sectors()
                    .forEach(sector -> text.append(field.rightOf(sector).name().toLowerCase(Locale.ROOT))
                            .append(" | "));
            var purposes = field.purposes().isEmpty()
                    ? "any"
                    : field.purposes().stream().map(Purpose::code).sorted().collect(Collectors.joining(", "));
            text.append("%s | %s | %s | %s |\n"
                    .formatted(
                            purposes,
                            field.filterable() ? "yes" : "no",
                            field.anonymised().replace("|", ", "),
                            field.reason()));
        }
        return text.toString();
    }
}
