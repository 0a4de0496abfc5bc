package org.openmash.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** A changed matrix, run against the log before anybody agrees to it. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class PolicyTrialTest {
    private static final Path MATRIX = Path.of("src/main/resources/policy/disclosure-matrix.csv");

    @Test
    void reads_that_would_have_been_refused_are_counted() throws IOException {
        var change = rows(changed("subject.legalStatus", "open,open,open,open,open", "open,open,never,open,open"));
        var caseId = caseOfTheSchool(); // before: making a case is itself reads
        var before = trial(change);
        var read = Samples.view("school.dsl", caseId, "AGENCY_CHECK").header("Audit-Entry");
        Samples.view("police.practitioner", caseId, "AGENCY_CHECK");

        var after = trial(change);

        assertThat(number(after, "wouldShowLess") - number(before, "wouldShowLess"))
                .isEqualTo(1);
        assertThat(number(after, "wouldShowMore")).isEqualTo(number(before, "wouldShowMore"));
        assertThat(number(after, "reads") - number(before, "reads")).isEqualTo(2);
        Map<String, Object> effect =
                after.path("effects.find { it.purpose == 'AGENCY_CHECK' && it.sector == 'school' }");
        assertThat(effect)
                .containsEntry("field", "subject.legalStatus")
                .containsEntry("effect", "LESS")
                .containsEntry("tier", "OPEN");
        assertThat(String.valueOf(effect.get("entries"))).contains(read);
        after.then()
                .body(
                        "rows",
                        equalTo(List.of(Map.of(
                                "field", "subject.legalStatus", "column", "school", "was", "OPEN", "is", "NEVER"))));
    }

    @Test
    void reads_that_would_have_shown_more_are_counted() throws IOException {
        var change = rows(changed("police.headline", "open,open,closed,open,open", "open,open,open,open,open"));
        var caseId = caseOfTheSchool(); // before: making a case is itself reads
        var before = trial(change);
        Samples.view("school.dsl", caseId, "AGENCY_CHECK");

        var after = trial(change);

        assertThat(number(after, "wouldShowMore") - number(before, "wouldShowMore"))
                .isEqualTo(1);
        assertThat(number(after, "wouldShowLess")).isEqualTo(number(before, "wouldShowLess"));
    }

    @Test
    void narrower_purpose_counts_only_reads_for_which_it_was_live() throws IOException {
        var change = rows(changed(
                "education.detail",
                "TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|EARLY_HELP",
                "STRATEGY_DISCUSSION|S47_ENQUIRY"));
        var caseId = caseOfTheSchool(); // before: making a case is itself reads
        var before = trial(change);
        Samples.view("school.dsl", caseId, "TRIAGE"); // not live, so it showed no detail
        Samples.view("school.dsl", caseId, "AGENCY_CHECK");

        var after = trial(change);

        assertThat(number(after, "wouldShowLess") - number(before, "wouldShowLess"))
                .isEqualTo(1);
    }

    @Test
    void purpose_that_was_stated_and_not_live_opens_nothing_in_a_trial_either() throws IOException {
        var change = rows(changed("police.detail", "closed,open,never,", "closed,open,open,"));
        var caseId = caseOfTheSchool(); // before: making a case is itself reads
        var before = trial(change);
        Samples.view("school.dsl", caseId, "TRIAGE"); // not live
        Samples.view("school.dsl", caseId, "AGENCY_CHECK");

        var after = trial(change);

        assertThat(number(after, "wouldShowMore") - number(before, "wouldShowMore"))
                .isEqualTo(1);
    }

    @Test
    void present_matrix_changes_nothing() throws IOException {
        Samples.view("school.dsl", caseOfTheSchool(), "AGENCY_CHECK");

        var same = trial(Files.readString(MATRIX));

        assertThat(number(same, "wouldShowLess")).as(same.asString()).isZero();
        assertThat(number(same, "wouldShowMore")).as(same.asString()).isZero();
        same.then().body("rows", empty());
        assertThat(same.<String>path("version")).isEqualTo(same.path("against"));
    }

    @Test
    void trial_names_no_case_and_no_person() throws IOException {
        var caseId = caseOfTheSchool();
        Samples.view("school.dsl", caseId, "AGENCY_CHECK");

        var answer = trial(rows(changed("subject.name", "open,open,open,open,open", "open,never,never,never,never")));

        assertThat(answer.asString()).doesNotContain(caseId, "school.dsl", "P-00", "Wrenmarsh");
        answer.then().body("effects.field", hasItem("subject.name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case.rating,BRAG rating,open,open,,open,open,any,yes,keep,x|case.rating",
                "case.rating,BRAG rating,open,open,open,open,any,yes,keep,x|case.rating",
                "case.shoeSize,Shoe size,open,open,open,open,open,any,yes,keep,x|case.shoeSize",
                "case.rating,BRAG rating,open,open,open,open,open,CURIOSITY,yes,keep,x|CURIOSITY",
                "case.rating,BRAG rating,open,open,open,open,perhaps,any,yes,keep,x|case.rating",
            })
    void hole_or_unknown_field_or_purpose_is_400_that_names_it(String row, String named) throws IOException {
        post("/v1/policy/trials", rows(row)).then().statusCode(400).body("violations[0].field", equalTo(named));
    }

    @ParameterizedTest
    @CsvSource({"nhs,probation,nhs", "'police,','police,probation,',probation"})
    void unknown_or_missing_sector_is_400_that_names_it(String was, String is, String named) throws IOException {
        var csv = rows(changed("case.rating", "", "")).replaceFirst(was, is);

        post("/v1/policy/trials", csv).then().statusCode(400).body("violations[0].field", equalTo(named));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "367", "many"})
    void days_out_of_range_are_400(String days) throws IOException {
        post("/v1/policy/trials?days=" + days, rows())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("days"));
    }

    private static String caseOfTheSchool() {
        var caseId = Samples.caseOf("police-force", Samples.concern());
        Samples.invite(caseId, "SCH-101", "AGENCY_CHECK");
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        return caseId;
    }

    private static String changed(String field, String was, String is) throws IOException {
        var row = Files.readAllLines(MATRIX).stream()
                .filter(line -> line.startsWith(field + ","))
                .findFirst()
                .orElseThrow();
        assertThat(row).contains(was);
        return row.replace(was, is);
    }

    private static String rows(String... rows) throws IOException {
        return Files.readAllLines(MATRIX).get(0) + "\n" + String.join("\n", rows) + "\n";
    }

    private static Response trial(String csv) {
        var answer = post("/v1/policy/trials", csv);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static int number(Response answer, String name) {
        return answer.<Integer>path(name);
    }

    static Response post(String path, String csv) {
        return Samples.as("governance")
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/csv", io.restassured.http.ContentType.TEXT)))
                .contentType("text/csv")
                .body(csv)
                .post(path);
    }
}
