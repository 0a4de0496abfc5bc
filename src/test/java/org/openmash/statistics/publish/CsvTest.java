package org.openmash.statistics.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.SampleMeasures;

class CsvTest {

    @Test
    void every_line_of_a_measure_says_where_it_comes_from() throws IOException {
        var rows = read(Csv.rows(Tabular.of(SampleMeasures.named("flow"))));

        assertThat(rows).hasSize(16).allSatisfy(row -> {
            assertThat(row.get("period")).isEqualTo("2026-Q3");
            assertThat(row.get("cubeVersion")).isEqualTo("1");
            assertThat(row.get("epsilon")).isEqualTo("100000");
            assertThat(Double.parseDouble(row.get("lower"))).isLessThan(Double.parseDouble(row.get("upper")));
        });
    }

    @Test
    void figure_that_is_not_shown_is_c_in_all_three_columns() throws IOException {
        var small = read(Csv.rows(Tabular.of(SampleMeasures.named("demand")))).stream()
                .filter(row -> row.get("group").equals("SEXUAL"))
                .toList();

        assertThat(small)
                .hasSize(4)
                .allSatisfy(row -> assertThat(List.of(row.get("value"), row.get("lower"), row.get("upper")))
                        .containsOnly("c"));
    }

    @Test
    void table_has_a_line_for_every_cell_with_its_error() throws IOException {
        var table = PublishedTable.of(SampleMeasures.cube("demand").whole());
        var rows = read(Csv.rows(Tabular.of(table)));

        assertThat(rows).hasSize(table.values().size());
        assertThat(rows.get(0).get("areaLabel")).isEqualTo("Area 901");
        assertThat(rows).extracting(row -> row.get("value")).isEqualTo(table.values());
        assertThat(rows).extracting(row -> row.get("error")).containsOnly(Integer.toString(table.error()));
    }

    @Test
    void sum_of_a_whole_table_is_one_line() throws IOException {
        var margin = SampleMeasures.cube("flow").margin(Set.of(), Map.of());

        assertThat(read(Csv.rows(Tabular.of(PublishedTable.of(margin))))).hasSize(1);
    }

    @Test
    void metadata_names_the_columns_of_the_file_in_order() throws IOException {
        for (var measure : SampleMeasures.all()) {
            var tabular = Tabular.of(measure);
            var metadata = new JsonMapper().readTree(Csv.metadata(tabular));
            List<String> described = new ArrayList<>();
            metadata.at("/tableSchema/columns")
                    .forEach(column -> described.add(column.get("name").textValue()));

            assertThat(metadata.at("/@context/0").textValue()).isEqualTo("http://www.w3.org/ns/csvw");
            assertThat(header(Csv.rows(tabular))).isEqualTo(described);
            assertThat(keys(metadata)).isSubsetOf(described);
            assertThat(metadata.get("dc:description").textValue())
                    .contains("epsilon", "cube version", "19 times in 20");
        }
    }

    private static List<String> keys(JsonNode metadata) {
        List<String> keys = new ArrayList<>();
        metadata.at("/tableSchema/primaryKey").forEach(key -> keys.add(key.textValue()));
        return keys;
    }

    private static List<String> header(byte[] csv) {
        return List.of(new String(csv, UTF_8).lines().findFirst().orElseThrow().split(",", -1));
    }

    private static List<CSVRecord> read(byte[] csv) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return CSVParser.parse(new String(csv, UTF_8), format).getRecords();
    }
}
