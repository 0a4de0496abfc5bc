package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The disclosure table as a person would read it, written apart from the product's own reader to check that one. */
final class WrittenPolicy {
    private final List<CSVRecord> rows;

    WrittenPolicy() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var table = "/policy/disclosure-matrix.csv";
        var stream = Objects.requireNonNull(WrittenPolicy.class.getResourceAsStream(table), table);
        try (var csv = format.parse(new InputStreamReader(stream, UTF_8))) {
            rows = csv.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> fields() {
        return rows.stream().map(row -> row.get("field")).toList();
    }

    /** What must be withheld from a reader, each with the reason. */
    Map<String, String> withheldFrom(DemoReader reader) {
        Map<String, String> withheld = new TreeMap<>();
        for (var row : rows) {
            var cell = row.get(reader.sector());
            var purposes = row.get("purposes");
            if (cell.equals("never")) {
                withheld.put(row.get("field"), "SECTOR");
            } else if (cell.equals("closed") && !reader.closed()) {
                withheld.put(row.get("field"), "TIER");
            } else if (!purposes.equals("any") && !(reader.live() && names(purposes, reader.purpose()))) {
                withheld.put(row.get("field"), "PURPOSE");
            }
        }
        return withheld;
    }

    private static boolean names(String purposes, String purpose) {
        return Arrays.asList(purposes.split("\\|", -1)).contains(purpose);
    }
}
