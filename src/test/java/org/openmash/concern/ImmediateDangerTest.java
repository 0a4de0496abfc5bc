package org.openmash.concern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.problem.ProblemException;
import org.openmash.problem.Violation;

class ImmediateDangerTest {
    private final ConcernReader reader = Bodies.reader();

    @ParameterizedTest
    @MethodSource
    void a_malformed_optional_value_is_kept_aside_and_the_concern_accepted(String pointer, String json, String path) {
        var read = reader.read(Bodies.inDanger().with(pointer, json).bytes());

        assertThat(read.setAside()).extracting(SetAside::path).containsExactly(path);
        assertThat(read.setAside()).extracting(SetAside::rawJsonText).containsExactly(json);
        assertThat(read.warnings()).isNotEmpty().allSatisfy(warning -> {
            assertThat(warning.field()).startsWith(path);
            assertThat(warning.message()).contains("kept aside");
        });
        assertThat(read.request().summary()).isNotBlank();
        assertThat(read.request().subjects()).hasSize(1);
    }

    static Stream<Object[]> a_malformed_optional_value_is_kept_aside_and_the_concern_accepted() {
        return Stream.of(
                        "/people/0/nhsNumbr | '9990000018' | people[0].nhsNumbr",
                        "/colour | {'of':['coat',1]} | colour",
                        "/people/0/nhsNumber | '9990000000' | people[0].nhsNumber",
                        "/people/0/nhsNumber | 9990000018 | people[0].nhsNumber",
                        "/people/0/sex | 'girl' | people[0].sex",
                        "/people/0/dateOfBirth | '2031-01-01' | people[0].dateOfBirth",
                        "/people/0/dateOfDeath | '2014-01-01' | people[0].dateOfDeath",
                        "/people/0/expectedDateOfBirth | '2026-05-01' | people[0].expectedDateOfBirth",
                        "/people/0/address | 'next door' | people[0].address",
                        "/people/0/address/postcode | 'nowhere' | people[0].address.postcode",
                        "/people/0/disabilities/0 | 'WINGS' | people[0].disabilities[0]",
                        "/people/0/disabilities/- | 'NONE' | people[0].disabilities[1]",
                        "/people/1 | 'the mother' | people[1]",
                        "/people/1/workerSafety/- | 'DOG' | people[1].workerSafety[0]",
                        "/people/0/contactDetails/- | {'kind':'FAX','value':'1'} | people[0].contactDetails[0]",
                        "/people/0/whereabouts/asOf | 'now' | people[0].whereabouts.asOf",
                        "/categories/- | 'XYZ' | categories[1]",
                        "/categories | 'NEG' | categories",
                        "/factors/- | '18A' | factors[1]",
                        "/agreement/dispensedBecause | 'HURRY' | agreement.dispensedBecause",
                        "/referrer/contact | [] | referrer.contact",
                        "/childVoice | 'a\\u0000b' | childVoice",
                        "/occurredOn | 'yesterday' | occurredOn",
                        "/contributions | {} | contributions",
                        "/contributions/0/eventDate | '2027-01-01' | contributions[0].eventDate",
                        "/contributions/0/eventType | 'TEA' | contributions[0].eventType",
                        "/contributions/0/colour | 1 | contributions[0].colour")
                .map(row -> row.replace('\'', '"').split(" \\| "));
    }

    @ParameterizedTest
    @CsvSource({
        "/lawfulBasis, 'BECAUSE', lawfulBasis",
        "/contactType, 'CHAT', contactType",
        "/summary, ' ', summary",
        "/referrer/sourceCode, 'XX', referrer.sourceCode",
        "/referrer, 'me', referrer"
    })
    void a_malformed_required_value_is_still_refused_by_name(String pointer, String text, String path) {
        var body = Bodies.inDanger().with(pointer, "\"" + text + "\"").with("/people/0/sex", "\"girl\"");

        assertThat(refused(body).violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(path, "people[0].sex");
    }

    @Test
    void without_a_subject_it_is_still_refused_whatever_was_kept_aside() {
        var noRole = Bodies.inDanger().with("/people/0/role", "\"child\"");
        var noName = Bodies.inDanger()
                .with("/people/0/familyName", "[]")
                .with("/people/0/givenNames", "\"" + "x".repeat(201) + "\"");

        assertThat(refused(noRole).violations())
                .extracting(Violation::field)
                .containsExactly("people[0].role", "people");
        assertThat(refused(noName).violations())
                .extracting(Violation::field)
                .containsExactly("people[0].familyName", "people[0].givenNames", "people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "null", "[true]"})
    void danger_that_is_not_plainly_said_is_refused(String said) {
        assertThat(refused(Bodies.example().with("/immediateDanger", said)).violations())
                .extracting(Violation::field)
                .containsExactly("immediateDanger");
    }

    @Test
    void danger_said_twice_is_refused() {
        var body = Bodies.example()
                .text()
                .replace("\"immediateDanger\":false", "\"immediateDanger\":false,\"immediateDanger\":true");

        assertThat(refused(body.getBytes(UTF_8)).violations())
                .containsExactly(new Violation("immediateDanger", "is given more than once"));
    }

    @Test
    void a_value_given_twice_is_kept_aside_both_times() {
        var body = Bodies.inDanger().text().replace("\"sex\":\"F\"", "\"sex\":\"F\",\"sex\":\"M\"");

        var read = reader.read(body.getBytes(UTF_8));

        assertThat(read.request().people().get(0).sex()).isNull();
        assertThat(read.setAside())
                .containsExactly(
                        new SetAside("people[0].sex", "\"F\"", "subject.sex"),
                        new SetAside("people[0].sex", "\"M\"", "subject.sex"));
    }

    @Test
    void what_is_kept_aside_is_kept_to_the_letter() {
        var raw = "{ \"a\" : [ 1.50e+1 ,\n \"\\ud800\\u0000 \u00e9\uD83D\uDE00\" ] , \"a\":null }";
        var body = Bodies.inDanger().text().replace("\"sex\":\"F\"", "\"sex\": " + raw + " ") + " ".repeat(100_000);

        assertThat(reader.read(body.getBytes(UTF_8)).setAside())
                .containsExactly(new SetAside("people[0].sex", raw, "subject.sex"));
    }

    @Test
    void what_is_kept_aside_late_in_a_long_body_is_kept_to_the_letter() {
        var body = Bodies.inDanger()
                .with("/childVoice", "\"" + "\u00e9".repeat(19_000) + "\"")
                .with("/contributions/0/detail", "\"" + "\uD83D\uDE00".repeat(19_000) + "\"")
                .with("/contributions/0/sourceReference", "[ 12 , \"late\" ]");

        assertThat(reader.read(body.bytes()).setAside())
                .containsExactly(
                        new SetAside("contributions[0].sourceReference", "[12,\"late\"]", "concern.sourceReference"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/agreement/dispensedBecause          | 1      | concern.agreement",
                "/categories/-                        | 1      | concern.categories",
                "/referrer/contact                    | 1      | concern.referrerContact",
                "/people/0/contactDetails/-           | 1      | subject.contactDetails",
                "/people/0/address/postcode           | 1      | subject.address",
                "/people/0/nhsNumber                  | 1      | subject.nhsNumber",
                "/people/1/nhsNumber                  | 1      | household.identifiers",
                "/people/1/givenNames                 | 1      | household.adults",
                "/people/1/immigration                | 1      | subject.immigration",
                "/people/1/safeContact                | 1      | subject.safeContact",
                "/contributions/0/detail              | 1      | education.detail",
                "/contributions/0/eventDate           | 1      | education.headline",
                "/staffAllegation                     | 1      | concern.staffAllegation",
                "/agreement/colour                    | 1      |",
                "/people/0/colour                     | 1      |",
                "/people/0/address/colour             | 1      |",
                "/contributions/0/colour              | 1      |",
                "/colour                              | 1      |",
                "/people/1                            | 1      |",
                "/contributions/0                     | 1      |",
                "/contributions                       | 1      |",
            })
    void what_is_kept_aside_is_ruled_by_the_row_of_its_property_if_that_is_certain(
            String pointer, String json, String row) {
        var read = reader.read(Bodies.inDanger().with(pointer, json).bytes());

        assertThat(read.setAside()).extracting(SetAside::row).containsExactly(row);
    }

    @Test
    void where_somebody_can_be_found_is_ruled_like_a_safe_address_while_nobody_may_know() {
        var read = reader.read(Bodies.inDanger()
                .with("/people/0/safetyInstructions/-", "\"DO_NOT_DISCLOSE_LOCATION\"")
                .with("/people/0/school", "1")
                .with("/people/0/address/postcode", "1")
                .with("/people/0/sex", "1")
                .bytes());

        assertThat(read.setAside())
                .extracting(SetAside::row)
                .containsExactly("subject.sex", "subject.safeAddress", "subject.safeAddress");
    }

    @Test
    void a_protected_referrer_stays_protected_in_what_is_kept_aside() {
        var read = reader.read(Bodies.inDanger()
                .with("/referrer/sourceCode", "\"1B\"")
                .with("/referrer/name", "[]")
                .bytes());

        assertThat(read.setAside()).extracting(SetAside::row).containsExactly("concern.publicReferrer");
    }

    @Test
    void entries_beyond_the_fiftieth_are_kept_aside() {
        var body = Bodies.inDanger();
        IntStream.range(0, 50)
                .forEach(i -> body.tree().withArray("people").addObject().put("role", "OTHER"));

        var read = reader.read(body.bytes());

        assertThat(read.request().people()).hasSize(50);
        assertThat(read.setAside()).extracting(SetAside::path).containsExactly("people[50]", "people[51]");
        assertThat(read.warnings()).extracting(Warning::field).containsExactly("people");
    }

    @Test
    void people_named_in_a_consultation_without_names_are_kept_aside() {
        var read = reader.read(
                Bodies.inDanger().with("/contactType", "\"NO_NAMES\"").bytes());

        assertThat(read.request().people()).isEmpty();
        assertThat(read.setAside()).extracting(SetAside::path).containsExactly("people");
    }

    @Test
    void paths_after_a_removed_entry_are_those_of_the_body_as_sent() {
        var read = reader.read(Bodies.inDanger()
                .with("/people/1/role", "\"MUM\"")
                .with("/people/-", "{\"role\":\"OTHER\",\"dateOfBirth\":\"1980-01-01\",\"dateOfDeath\":\"1979-01-01\"}")
                .bytes());

        assertThat(read.request().people()).hasSize(2);
        assertThat(read.setAside()).extracting(SetAside::path).containsExactly("people[1]", "people[2].dateOfDeath");
        assertThat(read.warnings())
                .extracting(Warning::field)
                .containsExactly("people[1].role", "people[2].dateOfDeath");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grade                | \"5x5x5\"",
                "handlingConditions   | [\"only police\"]",
                "handlingCondition    | \"only police\"",
                "field                | \"health.gossip\"",
                "field                | \"education.headline\"",
            })
    void an_item_whose_handling_is_unclear_is_kept_aside_whole(String property, String json) {
        var body = Bodies.inDanger().with("/contributions/0/" + property, json);

        var read = reader.read(body.bytes());

        assertThat(read.request().contributions()).isEmpty();
        assertThat(read.setAside())
                .containsExactly(new SetAside(
                        "contributions[0]", body.tree().at("/contributions/0").toString(), null));
        assertThat(read.warnings()).extracting(Warning::field).containsExactly("contributions[0]." + property);
    }

    @Test
    void an_item_with_handling_code_C_and_no_conditions_is_kept_aside_whole() {
        var read = reader.read(
                Bodies.inDanger().with("/contributions/0/grade", "\"1AC\"").bytes());

        assertThat(read.request().contributions()).isEmpty();
        assertThat(read.setAside()).extracting(SetAside::path).containsExactly("contributions[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safeAddress            | \"The Refuge\"",
                "safeAddress            | {\"lines\":[\"The Refuge\"],\"postcode\":\"XX\"}",
                "safeAdress             | {\"lines\":[\"The Refuge\"]}",
                "safeContact            | [\"by text\"]",
                "safetyInstructions     | [\"DO_NOT_DISCLOSE_LOCATON\"]",
                "safetyInstruction      | [\"DO_NOT_DISCLOSE_LOCATION\"]",
            })
    void somebody_whose_safety_could_not_be_read_is_protected_until_it_is(String property, String json) {
        var person = reader.read(
                        Bodies.inDanger().with("/people/0/" + property, json).bytes())
                .request()
                .people()
                .get(0);

        assertThat(person.safetyInstructions()).contains("DO_NOT_DISCLOSE_LOCATION", "ASK_HUB_BEFORE_CONTACT");
    }

    @Test
    void nobody_is_hidden_for_another_fault() {
        var people = reader.read(Bodies.inDanger()
                        .with("/people/0/sex", "\"girl\"")
                        .with("/people/1/safeContact", "[]")
                        .bytes())
                .request()
                .people();

        assertThat(people.get(0).safetyInstructions()).containsExactly("SEE_ALONE");
        assertThat(people.get(1).safetyInstructions())
                .containsExactly("DO_NOT_DISCLOSE_LOCATION", "ASK_HUB_BEFORE_CONTACT");
    }

    @ParameterizedTest
    @CsvSource({"protectIdentity, \"yes\"", "protectidentity, true", "protectMyIdentity, true"})
    void a_referrer_whose_wish_for_protection_could_not_be_read_is_protected(String property, String json) {
        var body = Bodies.inDanger().with("/referrer/" + property, json);

        assertThat(reader.read(body.bytes()).request().referrer().isProtected()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/staffAllegation             | \"a teacher held her\"",
                "/staffAllegation             | {\"text\":\"held her\",\"aboutWorkerOf\":[\"SCH-101\"]}",
                "/staffAllegations            | [\"a teacher held her\"]",
                "/people/1/worksFor           | [\"SCH-101\"]",
                "/people/1                    | {\"role\":\"TEACHER\",\"worksFor\":\"SCH-101\"}",
            })
    void what_may_accuse_staff_is_said_so_that_the_case_can_be_restricted(String pointer, String json) {
        assertThat(reader.read(Bodies.inDanger().with(pointer, json).bytes()).asideMayAccuseStaff())
                .isTrue();
    }

    @Test
    void other_faults_restrict_nothing() {
        assertThat(reader.read(Bodies.inDanger()
                                .with("/people/0/sex", "\"girl\"")
                                .bytes())
                        .asideMayAccuseStaff())
                .isFalse();
    }

    @Test
    void without_danger_nothing_is_kept_aside() {
        assertThat(refused(Bodies.example().with("/people/0/sex", "\"girl\"")).violations())
                .extracting(Violation::field)
                .containsExactly("people[0].sex");
    }

    private ProblemException refused(Bodies body) {
        return refused(body.bytes());
    }

    private ProblemException refused(byte[] body) {
        var refused = catchThrowableOfType(ProblemException.class, () -> reader.read(body));
        assertThat(refused).isNotNull();
        return refused;
    }
}
