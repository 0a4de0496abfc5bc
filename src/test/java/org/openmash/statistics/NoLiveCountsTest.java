package org.openmash.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A noisy figure is worth nothing when the true one can be had elsewhere: outside the anonymised tier no operation counts or
 * groups cases. Read from the published description, so that a new operation is seen too.
 */
class NoLiveCountsTest {
    private static final Pattern COUNTS =
            Pattern.compile("(?i).*(count|total|histogram|facet|aggregat|groups?By|numberOf).*");

    private static JsonNode description;

    @BeforeAll
    static void read() throws IOException {
        description =
                new JsonMapper().readTree(Path.of("openapi", "openapi.json").toFile());
    }

    @Test
    void no_operation_outside_the_tier_takes_a_parameter_that_groups() {
        List<String> grouping = new ArrayList<>();
        description.get("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/v1/statistics"))
                .forEach(path -> path.getValue().findValues("name").stream()
                        .map(JsonNode::asText)
                        .filter(name ->
                                name.equals("by") || COUNTS.matcher(name).matches())
                        .forEach(grouping::add));

        assertThat(description.get("paths").has("/v1/statistics/{table}")).isTrue();
        assertThat(grouping).isEmpty();
    }

    @Test
    void no_answer_outside_the_tier_holds_a_count_of_cases() {
        List<String> counting = new ArrayList<>();
        description.at("/components/schemas").properties().stream()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(property -> {
                            if (COUNTS.matcher(property).matches()) {
                                counting.add(schema.getKey() + "." + property);
                            }
                        }));

        assertThat(counting)
                .as("allowed are only queue counts of the caller's own hub and the agencies' reply times")
                .isEmpty();
    }
}
