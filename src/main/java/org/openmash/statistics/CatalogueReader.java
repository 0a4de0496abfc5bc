package org.openmash.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the bundled catalogue; a fault in it stops the start. */
public final class CatalogueReader {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private CatalogueReader() {}

    /**
     * The catalogue of this build.
     *
     * @throws IllegalArgumentException when a table names an unknown dimension or breaks a limit of
     *     {@link TableDefinition}
     */
    public static Catalogue bundled() {
        var dimensions = dimensions();
        return new Catalogue(
                rows("tables").stream().map(row -> table(row, dimensions)).toList());
    }

    private static Map<String, Dimension> dimensions() {
        Map<String, List<CSVRecord>> byName = new LinkedHashMap<>();
        rows("dimensions")
                .forEach(row -> byName.computeIfAbsent(row.get("dimension"), name -> new ArrayList<>())
                        .add(row));
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        byName.forEach((name, rows) -> dimensions.put(
                name,
                new Dimension(
                        name,
                        rows.get(0).get("label"),
                        rows.stream()
                                .map(row -> new Code(row.get("code"), row.get("code_label")))
                                .toList())));
        return dimensions;
    }

    private static TableDefinition table(CSVRecord row, Map<String, Dimension> dimensions) {
        var named = Arrays.stream(row.get("dimensions").split("\\|"))
                .map(name -> known(name, dimensions))
                .toList();
        return new TableDefinition(
                row.get("table"),
                row.get("title"),
                named,
                row.get("unit"),
                Integer.parseInt(row.get("cap")),
                new BigDecimal(row.get("epsilon")));
    }

    private static Dimension known(String name, Map<String, Dimension> dimensions) {
        var dimension = dimensions.get(name);
        if (dimension == null) {
            throw new IllegalArgumentException("The catalogue of statistics names an unknown dimension: " + name);
        }
        return dimension;
    }

    private static List<CSVRecord> rows(String file) {
        try (var csv = Objects.requireNonNull(
                        CatalogueReader.class.getResourceAsStream("/statistics/" + file + ".csv"));
                var parser = FORMAT.parse(new InputStreamReader(csv, UTF_8))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue of statistics cannot be read", e);
        }
    }
}
