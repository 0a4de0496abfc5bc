package org.openmash.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** One open case for each child: what joins it and what does not. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ConcernMatchingTest {

    @Test
    void concern_about_a_known_child_joins_the_open_case() {
        var concern = Samples.concern();
        var known = Samples.caseOf("school-101", concern);
        Samples.subject(concern).put("familyName", "Wrenmarsh-Pell").put("givenNames", "A.");

        assertThat(Samples.caseOf("nhs-trust", concern)).isEqualTo(known);
        assertThat(Samples.tasksOf(known)).contains("READ_NEW_CONCERN");
        Samples.view("council.officer", known, "TRIAGE")
                .then()
                .body("'case'.contactsLast12Months", equalTo(2))
                .body("concerns.size()", equalTo(2));
    }

    @Test
    void same_number_with_another_date_of_birth_opens_a_case_to_be_checked() {
        var concern = Samples.concern();
        var known = Samples.caseOf("school-101", concern);
        Samples.subject(concern).put("dateOfBirth", "2014-07-30");

        var other = Samples.caseOf("nhs-trust", concern);

        assertThat(other).isNotEqualTo(known);
        assertThat(Samples.tasksOf(other)).contains("CHECK_FOR_EARLIER_RECORDS");
    }

    @Test
    void same_number_with_a_stranger_s_name_opens_a_case_to_be_checked() {
        var concern = Samples.concern();
        var known = Samples.caseOf("school-101", concern);
        Samples.subject(concern).put("familyName", "Otterbank").put("givenNames", "Piet");

        var other = Samples.caseOf("nhs-trust", concern);

        assertThat(other).isNotEqualTo(known);
        assertThat(Samples.tasksOf(other)).contains("CHECK_FOR_EARLIER_RECORDS");
    }

    @Test
    void three_subjects_open_three_cases_that_are_linked() {
        var concern = Samples.concern();
        Samples.addSubject(concern, "Bo");
        Samples.addSubject(concern, "Cleo");

        var cases = Samples.casesOf(Samples.raise("school-101", concern).path("id"));

        assertThat(cases).hasSize(3).doesNotHaveDuplicates();
        for (String caseId : cases) {
            var others = new ArrayList<>(cases);
            others.remove(caseId);
            List<String> links =
                    Samples.view("council.officer", caseId, "TRIAGE").path("'case'.links");
            assertThat(links).containsExactlyInAnyOrderElementsOf(others);
        }
    }

    @Test
    void concerns_about_one_child_at_once_open_one_case() throws Exception {
        var concern = Samples.concern().toString();

        var answers = ConcernIntakeTest.atOnce(4, () -> Samples.post("school-101", Samples.key(), concern));

        var concerns = new HashSet<String>();
        var cases = new HashSet<String>();
        for (var answer : answers) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            concerns.add(answer.path("id"));
            cases.addAll(Samples.casesOf(answer.path("id")));
        }
        assertThat(concerns).hasSize(4);
        assertThat(cases).hasSize(1);
    }

    @Test
    void consultation_without_names_opens_a_case_about_nobody_named() {
        var concern = Samples.concern().put("contactType", "NO_NAMES");
        concern.putArray("people");
        concern.putArray("contributions");

        var caseId = Samples.caseOf("school-101", concern);

        Samples.view("council.officer", caseId, "TRIAGE")
                .then()
                .body("'case'.contactType", equalTo("NO_NAMES"))
                .body("'case'.state", equalTo("CONSULTATION_ONLY"))
                .body("subject.name", nullValue())
                .body("subject.nhsNumber", nullValue());
        assertThat(Samples.caseOf("school-101", concern)).isNotEqualTo(caseId);
    }
}
