package org.openmash.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Case files made from a return, as their readers find them. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class CinImportTest {
    private static final String ENTITY = "<?xml version=\"1.0\"?><!DOCTYPE Message [<!ENTITY secret SYSTEM"
            + " \"file:///etc/hostname\">]><Message><Header>&secret;</Header></Message>";

    @ParameterizedTest
    @CsvSource({"cin-census-valid.xml, 5", "cin-census-sample.xml, 1", "cin-census-sample-2026.xml, 2"})
    void every_child_has_a_result_and_is_taken_in_once(String file, int children) throws IOException {
        var xml = renamed(file);

        var first = taken(xml);
        var second = taken(xml);

        assertThat(first.<List<String>>path("children.result"))
                .hasSize(children)
                .containsOnly("IMPORTED");
        assertThat(second.<List<String>>path("children.result"))
                .hasSize(children)
                .containsOnly("ALREADY_IMPORTED");
        assertThat(second.<List<List<String>>>path("children.cases")).isEqualTo(first.path("children.cases"));
        first.then().body("problem", nullValue()).header("Cache-Control", "no-store");
    }

    @Test
    void imported_child_has_the_council_s_identifier_and_its_history() throws IOException {
        var prefix = unique();
        var taken = taken(named("cin-census-valid.xml", "SYN", prefix));
        String caseId = taken.path("children[0].cases[0]");

        var view = Samples.view("council.officer", caseId, "TRIAGE");

        view.then()
                .body("subject.localId", equalTo(prefix + "0000001"))
                .body("subject.dateOfBirth", equalTo("2014-06-15"))
                .body("subject.name", nullValue())
                .body("contributions.agency", hasItem("LA-901"));
        assertThat(view.<List<String>>path("contributions.eventType")).isNotEmpty();
        assertThat(Samples.column(
                        "select count(*) from casework.contribution_open where case_id = ?::uuid"
                                + " and council_headline is not null",
                        caseId))
                .isNotEqualTo(List.of("0"));
    }

    @Test
    void closed_imported_case_is_not_in_the_work_list_but_can_be_inspected() throws IOException {
        var taken = taken(renamed("cin-census-valid.xml"));
        String open = taken.path("children[0].cases[0]");
        String closed = taken.path("children[1].cases[0]");

        List<String> listed = Samples.as("council.officer")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/cases?localAuthority=201&limit=200")
                .path("cases.id");

        assertThat(listed).contains(open).doesNotContain(closed);
        assertThat(Samples.read("council.officer", closed, "TRIAGE").statusCode())
                .isEqualTo(404);
        Samples.view("council.officer", closed, "INSPECTION").then().body("'case'.status", equalTo("CLOSED"));
    }

    @Test
    void file_of_a_child_who_was_adopted_is_readable_for_no_purpose() throws IOException {
        String adopted = taken(renamed("cin-census-sample.xml")).path("children[0].cases[0]");

        for (String purpose : List.of("TRIAGE", "RECORD_CORRECTION", "SUBJECT_ACCESS", "INSPECTION")) {
            assertThat(Samples.read("council.officer", adopted, purpose).statusCode())
                    .as(purpose)
                    .isEqualTo(404);
        }
    }

    @Test
    void external_entity_is_400_and_not_read() {
        var answer = post("council.officer", ENTITY);

        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void what_is_no_return_is_400() {
        post("council.officer", "<Message/>").then().statusCode(400);
        post("council.officer", "no XML").then().statusCode(400);
    }

    @Test
    void only_officers_import() throws IOException {
        var xml = renamed("cin-census-valid.xml");

        for (String user : List.of("police.practitioner", "school.dsl", "council.practitioner", "governance")) {
            post(user, xml).then().statusCode(403);
        }
    }

    private static Response taken(String xml) {
        var answer = post("council.officer", xml);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static Response post(String user, String xml) {
        return Samples.as(user)
                .contentType("application/xml")
                .body(xml.getBytes(UTF_8))
                .post("/v1/imports/cin");
    }

    /** A return with children nobody has taken in yet. */
    private static String renamed(String file) throws IOException {
        return named(file, file.equals("cin-census-valid.xml") ? "SYN" : "DfEX", unique())
                .replace("child_fails_assessments", unique());
    }

    private static String named(String file, String prefix, String other) throws IOException {
        try (var stream = Objects.requireNonNull(CinImportTest.class.getResourceAsStream("/cin/" + file))) {
            return new String(stream.readAllBytes(), UTF_8).replace("<LAchildID>" + prefix, "<LAchildID>" + other);
        }
    }

    private static String unique() {
        return "T" + Samples.nhsNumber();
    }
}
