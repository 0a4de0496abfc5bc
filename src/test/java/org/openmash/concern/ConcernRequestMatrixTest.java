package org.openmash.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.disclosure.CaseField;

/** Every property that can be sent belongs to one row of the disclosure matrix (API conventions). */
class ConcernRequestMatrixTest {
    private static final Set<String> ROWS =
            Bodies.matrix().fields().stream().map(CaseField::name).collect(Collectors.toSet());

    @Test
    void every_property_of_a_concern_has_a_row() {
        var properties = leaves(ConcernRequest.class, "").filter(path -> !path.matches("people|contributions"));

        assertThat(properties).isNotEmpty().allSatisfy(path -> {
            assertThat(ROWS).as(path).contains(MatrixRows.ofConcern(path, false));
            assertThat(ROWS).as(path).contains(MatrixRows.ofConcern(path, true));
        });
    }

    @Test
    void every_property_of_a_person_has_a_row_whoever_it_is() {
        for (var role : PersonRequest.Role.values()) {
            assertThat(leaves(PersonRequest.class, "")).isNotEmpty().allSatisfy(path -> {
                assertThat(ROWS).as(role + " " + path).contains(MatrixRows.ofPerson(role, true, path));
                assertThat(ROWS).as(role + " " + path).contains(MatrixRows.ofPerson(role, false, path));
                assertThat(ROWS).as(role + " " + path).contains(MatrixRows.ofPerson(role, null, path));
            });
        }
    }

    @Test
    void every_property_of_a_contribution_has_a_row_whatever_it_is_filed_under() {
        var fields = ROWS.stream().filter(row -> MatrixRows.KINDS.contains(MatrixRows.kind(row)));

        assertThat(fields).isNotEmpty().allSatisfy(field -> {
            assertThat(leaves(ContributionRequest.class, ""))
                    .allSatisfy(name -> assertThat(ROWS).contains(MatrixRows.ofContribution(field, name)));
            assertThat(ROWS).contains(MatrixRows.ofContribution(field, "agency"));
        });
    }

    @Test
    void a_property_without_a_row_is_found_out() {
        assertThat(ROWS).doesNotContain(MatrixRows.ofConcern("colour", false));
        assertThat(ROWS).doesNotContain(MatrixRows.ofPerson(PersonRequest.Role.SUBJECT, null, "colour"));
        assertThatThrownBy(() -> MatrixRows.ofContribution("health.detail", "colour"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "contactType, false, case.contactType",
        "childVoiceNotObtained, false, concern.childVoice",
        "agreement.familyInformed, false, concern.agreement",
        "staffAllegation.text, false, concern.staffAllegation",
        "referrer.sourceCode, true, concern.source",
        "referrer.name, false, concern.referrerName",
        "referrer.role, false, concern.referrerName",
        "referrer.contact, false, concern.referrerContact",
        "referrer.name, true, concern.publicReferrer",
        "referrer.role, true, concern.publicReferrer",
        "referrer.contact, true, concern.publicReferrer"
    })
    void the_concern_is_ruled_as_the_table_says(String path, boolean referrerProtected, String row) {
        assertThat(MatrixRows.ofConcern(path, referrerProtected)).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBJECT, , givenNames, subject.name",
        "SUBJECT, , disabilities, subject.disability",
        "SUBJECT, , address.uprn, subject.uprn",
        "SUBJECT, , address.postcode, subject.address",
        "SUBJECT, , safetyInstructions, subject.safetyInstruction",
        "SUBJECT, , adult.advocate, adult.capacity",
        "SUBJECT, , adult.wishes, adult.wishes",
        "SUBJECT, , safeAddress.uprn, subject.safeAddress",
        "SUBJECT, , missing.since, subject.missing",
        "ADULT, true, familyName, household.adults",
        "ADULT, , dateOfBirth, household.adults",
        "CHILD, , relationship, household.children",
        "CHILD, false, givenNames, household.significantOthers",
        "OTHER, , relationship, household.significantOthers",
        "ADULT, , nhsNumber, household.identifiers",
        "ADULT, , address.lines, household.identifiers",
        "CHILD, , school, household.identifiers",
        "OTHER, , ethnicity, household.identifiers",
        "ADULT, , safeAddress.lines, subject.safeAddress",
        "ADULT, , safeContact, subject.safeContact",
        "ADULT, , immigration, subject.immigration",
        "OTHER, , allegedPerpetrator, household.allegedPerpetrator",
        "ADULT, , workerSafety, household.workerSafety",
        "ADULT, , worksFor, concern.staffAllegation"
    })
    void people_are_ruled_as_the_table_says(PersonRequest.Role role, Boolean inHousehold, String path, String row) {
        assertThat(MatrixRows.ofPerson(role, inHousehold, path)).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource({
        "health.detail, detail, health.detail",
        "health.detail, eventDate, health.headline",
        "health.mentalHealth, eventType, health.mentalHealth",
        "police.convictions, eventDate, police.convictions",
        "police.detail, eventType, police.headline",
        "prevent.history, eventDate, prevent.history",
        "education.attendance, headline, education.attendance",
        "education.attendance, grade, education.attendance",
        "council.detail, sourceReference, concern.sourceReference",
        "council.detail, agency, contribution.agency"
    })
    void contributions_are_ruled_as_the_table_says(String field, String name, String row) {
        assertThat(MatrixRows.ofContribution(field, name)).isEqualTo(row);
    }

    /** The properties of a record as JSON paths, down to the single values; lists of records likewise. */
    private static Stream<String> leaves(Class<?> record, String before) {
        return Arrays.stream(record.getRecordComponents()).flatMap(component -> {
            var path = before + component.getName();
            var inner = inner(component);
            boolean apart = inner == PersonRequest.class || inner == ContributionRequest.class;
            return inner.isRecord() && !apart ? leaves(inner, path + ".") : Stream.of(path);
        });
    }

    private static Class<?> inner(RecordComponent component) {
        var name = component.getGenericType().getTypeName().replaceAll(".*<(.*)>", "$1");
        try {
            return component.getType().isPrimitive() ? component.getType() : Class.forName(name);
        } catch (ClassNotFoundException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
