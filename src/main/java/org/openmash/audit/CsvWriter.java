package org.openmash.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** One row an entry, for a spreadsheet. */
final class CsvWriter implements ExportWriter {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "id",
                    "recordedAt",
                    "actor",
                    "actorPerson",
                    "subject",
                    "name",
                    "agency",
                    "sector",
                    "tier",
                    "duties",
                    "client",
                    "action",
                    "operation",
                    "outcome",
                    "problem",
                    "purpose",
                    "lawfulBasis",
                    "reason",
                    "cases",
                    "people",
                    "items",
                    "shown",
                    "withheld",
                    "recordVersion",
                    "policyVersion",
                    "requestId")
            .get();

    private final CSVPrinter csv;

    CsvWriter(OutputStream out) throws IOException {
        this.csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
    }

    @Override
    public void write(List<EntryView> page) throws IOException {
        for (var entry : page) {
            csv.printRecord(Stream.concat(who(entry), what(entry)).map(CsvWriter::harmless));
        }
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }

    private static Stream<@Nullable Object> who(EntryView entry) {
        var actor = entry.actor();
        return Stream.of(
                entry.id(),
                entry.recordedAt(),
                actor.token(),
                actor.person(),
                actor.subject(),
                actor.name(),
                actor.agency(),
                actor.sector(),
                actor.tier(),
                actor.duties(),
                actor.client());
    }

    private static Stream<@Nullable Object> what(EntryView entry) {
        return Stream.of(
                entry.action(),
                entry.operation(),
                entry.outcome(),
                entry.problem(),
                entry.purpose(),
                entry.lawfulBasis(),
                entry.reason(),
                entry.cases(),
                entry.people(),
                entry.items(),
                entry.shown(),
                entry.withheld().stream()
                        .map(withheld -> withheld.field() + ":" + withheld.reason())
                        .toList(),
                entry.recordVersion(),
                entry.policyVersion(),
                entry.requestId());
    }

    /** A spreadsheet would run a cell that begins like a formula; a quotation mark makes it text (OWASP, CSV injection). */
    private static @Nullable String harmless(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        var text = value instanceof Collection<?> list
                ? list.stream().map(Objects::toString).collect(Collectors.joining(" "))
                : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
