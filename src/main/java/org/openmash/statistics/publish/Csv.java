package org.openmash.statistics.publish;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.openmash.statistics.PublishedTable;

/** CSV (RFC 4180) and its metadata (W3C Recommendation Metadata Vocabulary for Tabular Data, 2015). */
final class Csv {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Object> CONTEXT = List.of("http://www.w3.org/ns/csvw", Map.of("@language", "en"));

    private Csv() {}

    /** The rows, with one line of names first. */
    static byte[] rows(Tabular table) {
        var text = new StringWriter();
        var header = table.columns().stream().map(Tabular.Column::name).toArray(String[]::new);
        var format = CSVFormat.RFC4180.builder().setHeader(header).get();
        try (var printer = new CSVPrinter(text, format)) {
            printer.printRecords(table.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the columns mean, and what the figures are worth. */
    static byte[] metadata(Tabular table) {
        var keys = table.columns().stream()
                .filter(Tabular.Column::isKey)
                .map(Tabular.Column::name)
                .toList();
        var schema = ordered("columns", columns(table), "primaryKey", keys);
        var metadata = ordered("@context", CONTEXT, "url", table.file(), "dc:title", table.title());
        metadata.put("dc:description", table.description());
        metadata.put("dialect", ordered("header", true, "encoding", "utf-8", "lineTerminators", List.of("\r\n")));
        metadata.put("tableSchema", schema);
        try {
            return JSON.writeValueAsBytes(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> columns(Tabular table) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Tabular.Column column : table.columns()) {
            var said = ordered("name", column.name(), "titles", column.name(), "dc:title", column.title());
            said.put("datatype", column.datatype());
            said.put("required", column.isKey());
            if (List.of("value", "lower", "upper").contains(column.name())) {
                said.put("null", PublishedTable.SMALL);
            }
            columns.add(said);
        }
        return columns;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return ordered;
    }
}
