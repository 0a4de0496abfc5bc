package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The files of {@code src/test/resources/sample}. */
final class SampleFiles {
    private SampleFiles() {}

    static List<CSVRecord> rows(String name) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setRecordSeparator('\n')
                .get();
        var resource = "/sample/" + name + ".csv";
        var stream = Objects.requireNonNull(SampleFiles.class.getResourceAsStream(resource), resource);
        try (var reader = new InputStreamReader(stream, UTF_8);
                var csv = format.parse(reader)) {
            return csv.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
