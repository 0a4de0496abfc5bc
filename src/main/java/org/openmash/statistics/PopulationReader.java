package org.openmash.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.openmash.statistics.measure.Population;

/** Reads how many children live in each area of the catalogue ({@code statistics/population.csv}). */
final class PopulationReader {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private PopulationReader() {}

    static Population bundled() {
        Map<String, Integer> under18 = new LinkedHashMap<>();
        try (var csv = Objects.requireNonNull(
                        PopulationReader.class.getResourceAsStream("/statistics/population.csv"));
                var parser = FORMAT.parse(new InputStreamReader(csv, UTF_8))) {
            parser.forEach(row -> under18.put(row.get("area"), Integer.valueOf(row.get("under18"))));
        } catch (IOException e) {
            throw new UncheckedIOException("The population of the statistics cannot be read", e);
        }
        return new Population(under18);
    }
}
