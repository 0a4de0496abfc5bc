package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** What a role is promised in its description is what it is served, no more and no less. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class RoleDocumentsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OBJECTS = List.of("case", "subject", "adult", "household");
    private static final List<String> LISTS =
            List.of("concerns", "ratings", "requests", "decisions", "meetings", "disseminations");

    @ParameterizedTest
    @CsvSource({
        "police-open, police.practitioner, POL-90",
        "police-closed, police.specialist, POL-90",
        "school-open, school.dsl, SCH-101",
        "nhs-open, nhs.practitioner, NHS-RX1",
        "nhs-closed, nhs.specialist, NHS-RX1",
        "council-open, council.practitioner, LA-901",
        "council-closed, council.officer, LA-901",
    })
    void description_and_answers_hold_the_same_keys(String role, String user, String agency) throws IOException {
        var promised = YAML.readTree(
                        RoleDocuments.FOLDER.resolve(role + ".yaml").toFile())
                .at("/components/schemas/CaseView/properties");
        var served = served(user, agency);

        for (String group : OBJECTS) {
            assertThat(served.get(group)).as(group).isEqualTo(keys(promised.at("/" + group + "/properties")));
        }
        for (String list : LISTS) {
            assertThat(keys(promised.at("/" + list + "/items/properties")))
                    .as(list)
                    .containsAll(served.getOrDefault(list, Set.of()));
        }
        assertThat(served.get("concerns")).isEqualTo(keys(promised.at("/concerns/items/properties")));
        Set<String> rows = new TreeSet<>();
        promised.at("/contributions/items/properties/field/oneOf")
                .forEach(row -> rows.add(row.get("const").textValue()));
        assertThat(rows).containsAll(served.getOrDefault("fields", Set.of()));
    }

    /** The keys of the answers to every purpose, together. */
    private static Map<String, Set<String>> served(String user, String agency) throws IOException {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var purposes = new ArrayList<String>();
        GeneratedFiles.matrix().purposes().forEach(purpose -> purposes.add(purpose.code()));
        purposes.remove("EMERGENCY");
        Samples.rate(caseId);
        Samples.invite(caseId, agency, purposes.toArray(new String[0]));
        Map<String, Set<String>> served = new HashMap<>();
        for (String purpose : purposes) {
            var view = JSON.readTree(Samples.view(user, caseId, purpose).asString());
            OBJECTS.forEach(group -> add(served, group, view.get(group)));
            LISTS.forEach(list -> view.get(list).forEach(item -> add(served, list, item)));
            view.get("contributions")
                    .forEach(item -> served.computeIfAbsent("fields", key -> new TreeSet<>())
                            .add(item.get("field").textValue()));
        }
        return served;
    }

    private static void add(Map<String, Set<String>> served, String group, JsonNode object) {
        served.computeIfAbsent(group, key -> new TreeSet<>()).addAll(keys(object));
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
