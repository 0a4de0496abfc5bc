package org.openmash.concern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;
import org.openmash.problem.Violation;

class ConcernReaderTest {
    private static final String LONG = "x".repeat(20_000);
    private final ConcernReader reader = Bodies.reader();

    @Test
    void the_example_of_the_api_conventions_is_accepted() {
        var read = reader.read(Bodies.example().bytes());

        assertThat(read.warnings()).isEmpty();
        assertThat(read.setAside()).isEmpty();
        var request = read.request();
        assertThat(request.contactType()).isEqualTo("REFERRAL");
        assertThat(request.occurredOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(request.immediateDanger()).isFalse();
        assertThat(request.agreement())
                .isEqualTo(new ConcernRequest.Agreement(
                        true, false, "IMMEDIATE_RISK", false, "He was there when mother was asked."));
        assertThat(request.staffAllegation()).isNull();
        assertThat(request.subjects()).hasSize(1);
        assertThat(request.people().get(0).whereabouts())
                .isEqualTo(new Whereabouts("at school", Instant.parse("2026-03-02T09:05:00Z")));
        assertThat(request.people().get(1).relationship()).isEqualTo("MOTHER");
        assertThat(request.people().get(1).disabilities()).isEmpty();
        assertThat(request.contributions().get(0).nature()).isEqualTo(ContributionRequest.Nature.FACT);
    }

    @Test
    void every_property_can_be_sent() {
        var request = reader.read(Bodies.full().bytes()).request();

        assertThat(request.categories()).containsExactly("NEG", "PHYS");
        assertThat(request.people().get(0).missing())
                .isEqualTo(new Missing(true, Instant.parse("2026-03-01T22:00:00Z"), 3));
        assertThat(request.people().get(0).contactDetails())
                .containsExactly(
                        new ContactDetail(ContactDetail.Kind.PHONE, "07700 900123"),
                        new ContactDetail(ContactDetail.Kind.EMAIL, "al@example.org"));
        assertThat(request.contributions().get(1).isConditional()).isTrue();
    }

    @Test
    void identifiers_are_kept_in_their_canonical_spelling() {
        var person = reader.read(Bodies.full().bytes()).request().people().get(0);
        var address =
                reader.read(Bodies.example().bytes()).request().people().get(0).address();

        assertThat(person.nhsNumber()).isEqualTo("9434765919");
        assertThat(person.niNumber()).isEqualTo("AB123456C");
        assertThat(address).isEqualTo(new Address(List.of("3 Nowhere Lane", "Sampleton"), "EC1A 1BB", "100023336956"));
    }

    @Test
    void a_reason_for_having_no_pupil_number_is_kept_but_never_matched_on() {
        var people = reader.read(Bodies.full().bytes()).request().people();

        assertThat(people.get(1).upn()).isEqualTo("UN1");
        assertThat(people.get(1).identifiers()).isEmpty();
        assertThat(people.get(0).identifiers())
                .containsOnlyKeys("NHS_NUMBER", "UPN", "ULN", "PNC_ID", "NI_NUMBER")
                .containsEntry("UPN", "H801200001001");
    }

    @Test
    void texts_are_kept_as_received() {
        var text = "  Two lines,\r\n\tand an emoji \uD83D\uDE00  ";
        var body =
                Bodies.example().with("/summary", Bodies.JSON.valueToTree(text).toString());

        assertThat(reader.read(body.bytes()).request().summary()).isEqualTo(text);
    }

    @Test
    void a_concern_with_the_required_properties_alone_is_accepted() {
        var body = """
                {"contactType":"REFERRAL","immediateDanger":false,"summary":"A child cries at night.","lawfulBasis":"GDPR6_1E",
                 "referrer":{"sourceCode":"9"},"people":[{"role":"SUBJECT","description":"boy of about four, number 12"}]}
                """;

        var request = reader.read(body.getBytes(UTF_8)).request();

        assertThat(request.categories()).isEmpty();
        assertThat(request.contributions()).isEmpty();
        assertThat(request.agreement()).isNull();
        assertThat(request.people().get(0).missing()).isNull();
        assertThat(request.referrer().isProtected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contactType",
                "immediateDanger",
                "summary",
                "lawfulBasis",
                "referrer",
                "referrer/sourceCode",
                "people"
            })
    void what_is_required_is_missed_by_name(String property) {
        var path = property.replace('/', '.');

        assertThat(violations(Bodies.example().without("/" + property)))
                .extracting(Violation::field)
                .containsExactly(path);
        assertThat(violations(Bodies.example().with("/" + property, "null")))
                .extracting(Violation::field)
                .containsExactly(path);
    }

    @ParameterizedTest
    @MethodSource
    void a_malformed_value_is_refused_by_path(String pointer, String json, String path, String message) {
        assertThat(violations(Bodies.example().with(pointer, json)))
                .as("%s = %.60s", pointer, json)
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo(path);
                    assertThat(violation.message()).contains(message);
                });
    }

    static Stream<Object[]> a_malformed_value_is_refused_by_path() {
        return rows(
                // unknown properties, by their whole path
                "/people/0/nhsNumbr | '9990000018' | people[0].nhsNumbr | not a known property",
                "/colour | null | colour | not a known property",
                "/people/0/address/lines2 | [] | people[0].address.lines2 | not a known property",
                "/contributions/0/tier | 'open' | contributions[0].tier | not a known property",
                // wrong types
                "/summary | 7 | summary | must be text",
                "/immediateDanger | 'true' | immediateDanger | must be true or false",
                "/referrer | 'me' | referrer | must be an object",
                "/people/1 | 'me' | people[1] | must be an object",
                "/people/1 | null | people[1] | must be an object",
                "/categories | 'NEG' | categories | must be a list",
                "/categories/0 | null | categories[0] | must be text",
                "/people/0/nhsNumber | 9990000018 | people[0].nhsNumber | must be text",
                "/people/0/language/interpreter | 'yes' | people[0].language.interpreter | must be true or false",
                "/people/0/dateOfBirth | 20150302 | people[0].dateOfBirth | must be a date",
                "/people/0/missing | {'earlierEpisodes':'3'} | people[0].missing.earlierEpisodes | whole number",
                "/people/0/missing | {'earlierEpisodes':1.5} | people[0].missing.earlierEpisodes | whole number",
                "/people/0/missing | {'earlierEpisodes':-1} | people[0].missing.earlierEpisodes | whole number",
                "/people/0/missing | {'earlierEpisodes':10000} | people[0].missing.earlierEpisodes | whole number",
                // codes
                "/contactType | 'CHAT' | contactType | not a code of the list contact-type: ADULT_CONCERN, ",
                "/contactType | '' | contactType | not a code",
                "/lawfulBasis | 'BECAUSE' | lawfulBasis | not a code of the list lawful-basis",
                "/referrer/sourceCode | '11' | referrer.sourceCode | not a code of the list referral-source",
                "/categories/0 | 'neg' | categories[0] | not a code of the list abuse-category or adult-abuse-category",
                "/categories/- | 'NEG' | categories[1] | given more than once",
                "/factors/0 | '18A' | factors[0] | retired",
                "/factors/0 | '99' | factors[0] | not a code",
                "/factors/- | '21' | factors[1] | must stand alone",
                "/people/0/disabilities/- | 'NONE' | people[0].disabilities[1] | must stand alone",
                "/people/0/disabilities/0 | 'WINGS' | people[0].disabilities[0] | not a code",
                "/people/0/sex | 'X' | people[0].sex | not a code of the list sex: F, M, U",
                "/people/0/ethnicity | 'XXXX' | people[0].ethnicity | not a code",
                "/people/0/safetyInstructions/0 | 'HIDE' | people[0].safetyInstructions[0] | not a code",
                "/people/1/workerSafety | ['DOG'] | people[1].workerSafety[0] | not a code",
                "/agreement/dispensedBecause | 'HURRY' | agreement.dispensedBecause | not a code",
                "/people/0/role | 'CHILD_SUBJECT' | people[0].role | must be one of SUBJECT, ADULT, CHILD, OTHER",
                "/people/0/contactDetails | [{'kind':'FAX','value':'1'}] | people[0].contactDetails[0].kind | must be one of PHONE, EMAIL",
                "/people/0/contactDetails | [{'kind':'PHONE'}] | people[0].contactDetails[0].value | is required",
                "/people/1/relationship | 'mother, drinks a lot' | people[1].relationship | in capitals",
                "/people/0/contactRestrictions/0/basis | 'on bail' | people[0].contactRestrictions[0].basis | in capitals",
                // identifiers, by their algorithms
                "/people/0/nhsNumber | '9990000000' | people[0].nhsNumber | check digit",
                "/people/0/nhsNumber | '' | people[0].nhsNumber | not a valid NHS number",
                "/people/0/upn | 'B801200001001' | people[0].upn | not a valid",
                "/people/0/upn | 'UN8' | people[0].upn | not a valid",
                "/people/0/uln | '9276308687' | people[0].uln | not a valid",
                "/people/0/pncId | '2001/0171310S' | people[0].pncId | check letter",
                "/people/0/niNumber | 'QQ123456A' | people[0].niNumber | not a valid",
                "/people/0/address/postcode | 'Q1A 9AA' | people[0].address.postcode | not a valid",
                "/people/0/address/uprn | '1234567890123' | people[0].address.uprn | not a valid",
                // dates
                "/occurredOn | '2026-03-03' | occurredOn | is in the future",
                "/occurredOn | '02/03/2026' | occurredOn | must be a date",
                "/occurredOn | '2026-02-30' | occurredOn | no day of the calendar",
                "/occurredOn | '+12026-02-03' | occurredOn | must be a date",
                "/people/0/dateOfBirth | '1899-12-31' | people[0].dateOfBirth | is before 1900",
                "/people/0/dateOfBirth | '2026-03-03' | people[0].dateOfBirth | is in the future",
                "/people/0/dateOfDeath | '2015-03-01' | people[0].dateOfDeath | is before dateOfBirth",
                "/people/0/dateOfDeath | '2026-03-03' | people[0].dateOfDeath | is in the future",
                "/people/0/expectedDateOfBirth | '2026-05-01' | people[0].expectedDateOfBirth | must not stand beside",
                "/people/0/whereabouts/asOf | '2026-03-02' | people[0].whereabouts.asOf | must be a time",
                "/people/0/whereabouts/asOf | '2026-03-02T09:18:00Z' | people[0].whereabouts.asOf | is in the future",
                "/people/0/whereabouts/asOf | '1066-10-14T09:00:00Z' | people[0].whereabouts.asOf | is before 1900",
                "/contributions/0/eventDate | '2026-03-03' | contributions[0].eventDate | is in the future",
                // contributions
                "/contributions/0/field | 'subject.name' | contributions[0].field | row of health, education, police",
                "/contributions/0/field | 'education' | contributions[0].field | row of health, education, police",
                "/contributions/0/field | 'education.headline' | contributions[0].field | row of dates and codes",
                "/contributions/0/field | null | contributions[0].field | is required",
                "/contributions/0/eventType | 'TEA' | contributions[0].eventType | not a code",
                "/contributions/0/eventType | 'ARREST_OR_CHARGE' | contributions[0].eventType | items of kind police",
                "/contributions/0/dateAccuracy | 'AAB' | contributions[0].dateAccuracy | three letters",
                "/contributions/0/dateAccuracy | 'AA' | contributions[0].dateAccuracy | three letters",
                "/contributions/0/nature | 'RUMOUR' | contributions[0].nature | must be one of FACT, OPINION",
                "/contributions/0/grade | '1AC' | contributions[0].handlingConditions | required with handling code C",
                "/contributions/0/grade | 'A11' | contributions[0].grade | 3x5x2",
                "/contributions/0/grade | 'A1/1' | contributions[0].grade | 5x5x5 is not accepted",
                "/contributions/0/grade | '4AP' | contributions[0].grade | 3x5x2",
                // texts
                "/summary | '   ' | summary | must not be blank",
                "/summary | ` | summary | longer than 20000",
                "/childVoice | ` | childVoice | longer than 20000",
                "/contributions/0/detail | ` | contributions[0].detail | longer than 20000",
                "/people/0/familyName | 201 | people[0].familyName | longer than 200",
                "/people/0/otherNames/- | 201 | people[0].otherNames[0] | longer than 200",
                "/people/0/school | 501 | people[0].school | longer than 500",
                "/contributions/0/handlingConditions | 501 | contributions[0].handlingConditions | longer than 500",
                "/childVoice | 'a\\u0000b' | childVoice | control character",
                "/childVoice | 'a\\u0007b' | childVoice | control character");
    }

    @ParameterizedTest
    @MethodSource
    void a_value_at_the_edge_of_a_rule_is_accepted(String pointer, String json) {
        assertThat(reader.read(Bodies.example().with(pointer, json).bytes()).warnings())
                .isEmpty();
    }

    static Stream<Object[]> a_value_at_the_edge_of_a_rule_is_accepted() {
        return rows(
                "/occurredOn | '2026-03-02'",
                "/occurredOn | null",
                "/categories | null",
                "/categories/- | 'SEXP'",
                "/factors | ['21']",
                "/people/0/disabilities | ['NONE']",
                "/people/0/ethnicity | 'REFU'",
                "/people/0/ethnicity | 'NOBT'",
                "/people/0/upn | 'UN7'",
                "/people/0/dateOfBirth | '1900-01-01'",
                "/people/0/dateOfBirth | '2026-03-02'",
                "/people/0/dateOfDeath | '2015-03-02'",
                "/people/0/whereabouts/asOf | '2026-03-02T09:16:59Z'",
                "/people/0/whereabouts/asOf | '2026-03-02T10:12:00+01:00'",
                "/people/0/contactRestrictions/0/until | '2030-01-01'",
                "/people/0/missing | {'missingNow':true}",
                "/people/0/missing | {'earlierEpisodes':0}",
                "/contributions/0/field | 'education.attendance'",
                "/contributions/0 | {'field':'police.headline','eventType':'DOMESTIC_INCIDENT'}",
                "/contributions/0 | {'field':'prevent.assessment','eventType':'OTHER'}",
                "/contributions/0 | {'field':'health.detail','grade':'3EC','handlingConditions':'ask first'}",
                "/contributions/0/eventType | 'POSITIVE_CHANGE'",
                "/contributions/0/eventType | null",
                "/contributions/0/dateAccuracy | 'UEA'",
                "/contributions | []",
                "/summary | 20000",
                "/people/0/familyName | 200",
                "/people/0/school | 500",
                "/childVoice | ''",
                "/childVoice | 'a\\r\\n\\tb'");
    }

    @Test
    void a_length_is_counted_in_characters_not_in_halves_of_them() {
        var emoji = "\uD83D\uDE00".repeat(200);

        assertThat(reader.read(Bodies.example()
                                .with("/people/0/knownAs", "\"" + emoji + "\"")
                                .bytes())
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800"})
    void half_a_character_is_refused(String escaped) {
        var body = Bodies.example().text().replace("I made my own tea.", escaped);

        assertThat(violations(body.getBytes(UTF_8))).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("childVoice");
            assertThat(violation.message()).contains("half a character");
        });
    }

    @Test
    void a_list_of_more_than_fifty_is_refused() {
        var people = Bodies.example().tree().withArray("people");
        IntStream.range(0, 49).forEach(i -> people.addObject().put("role", "OTHER"));

        assertThat(violations(Bodies.example().with("/people", people.toString())))
                .containsExactly(new Violation("people", "has more than 50 entries"));
        people.remove(50);
        assertThat(reader.read(Bodies.example()
                                .with("/people", people.toString())
                                .bytes())
                        .request()
                        .people())
                .hasSize(50);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var body = Bodies.example()
                .with("/contactType", "\"CHAT\"")
                .with("/summary", "null")
                .with("/shoe", "1")
                .with("/people/0/nhsNumber", "\"123\"")
                .with("/people/0/familyName", "null")
                .with("/people/0/givenNames", "null")
                .with("/people/1/worksFor", "[]")
                .with("/contributions/0/grade", "\"1AC\"");

        assertThat(violations(body))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "contactType",
                        "summary",
                        "shoe",
                        "people[0].nhsNumber",
                        "people",
                        "people[1].worksFor",
                        "contributions[0].handlingConditions");
    }

    @Test
    void a_property_given_twice_is_refused_by_path() {
        var body = Bodies.example().text().replace("\"sex\":\"F\"", "\"sex\":\"F\",\"sex\":\"M\"");

        assertThat(violations(body.getBytes(UTF_8)))
                .containsExactly(new Violation("people[0].sex", "is given more than once"));
    }

    @Test
    void at_least_one_subject_has_a_name_or_a_description() {
        var nobody = Bodies.example().with("/people/0/role", "\"OTHER\"");
        var unnamed = Bodies.example().with("/people/0/familyName", "\" \"").without("/people/0/givenNames");

        assertThat(violations(nobody)).extracting(Violation::field).containsExactly("people");
        assertThat(violations(unnamed)).extracting(Violation::field).containsExactly("people");
        assertThat(violations(Bodies.example().with("/people", "[]")))
                .extracting(Violation::field)
                .containsExactly("people");
        assertThat(reader.read(unnamed.with("/people/0/knownAs", "\"Al\"").bytes())
                        .request()
                        .subjects())
                .hasSize(1);
    }

    @Test
    void a_consultation_without_names_has_no_people() {
        var consultation = Bodies.example().with("/contactType", "\"NO_NAMES\"");

        assertThat(violations(consultation)).extracting(Violation::field).containsExactly("people");
        assertThat(reader.read(consultation.with("/people", "[]").bytes())
                        .request()
                        .people())
                .isEmpty();
        assertThat(reader.read(consultation.without("/people").bytes())
                        .request()
                        .people())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-02, U", "2026-01-01, U", "2026-06-01, U"})
    void an_unborn_child_may_be_ten_months_ahead_or_sixty_days_overdue(String expected, String sex) {
        assertThat(reader.read(unborn(expected, sex).bytes()).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-03, U, people[0].expectedDateOfBirth",
        "2025-12-31, U, people[0].expectedDateOfBirth",
        "2026-06-01, F, people[0].sex"
    })
    void an_unborn_child_is_expected_within_reason_and_has_no_sex_yet(String expected, String sex, String path) {
        assertThat(violations(unborn(expected, sex)))
                .extracting(Violation::field)
                .containsExactly(path);
    }

    private static Bodies unborn(String expected, String sex) {
        return Bodies.example()
                .without("/people/0/dateOfBirth")
                .with("/people/0/expectedDateOfBirth", "\"" + expected + "\"")
                .with("/people/0/sex", "\"" + sex + "\"");
    }

    @Test
    void today_is_a_day_in_london_not_in_utc() {
        var justAfterMidnight = Bodies.readerAt(Instant.parse("2026-06-30T23:30:00Z"));
        var body = Bodies.example().with("/occurredOn", "\"2026-07-01\"");

        assertThat(justAfterMidnight.read(body.bytes()).request().occurredOn()).isEqualTo(LocalDate.of(2026, 7, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "{",
                "nonsense",
                "{} {}",
                "[]",
                "\"text\"",
                "null",
                "42",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":\"\n\"}"
            })
    void a_body_that_is_no_json_object_is_a_clear_problem(String body) {
        assertThat(violations(body.getBytes(UTF_8)))
                .extracting(Violation::field)
                .containsExactly("body");
    }

    @Test
    void a_body_in_another_encoding_is_a_clear_problem() {
        assertThat(violations(Bodies.example().text().getBytes(StandardCharsets.UTF_16)))
                .extracting(Violation::field)
                .containsExactly("body");
        assertThat(violations("{\"summary\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly(new Violation("body", "is not UTF-8"));
    }

    @Test
    void a_byte_order_mark_is_no_obstacle() {
        assertThat(reader.read(("\uFEFF" + Bodies.example().text()).getBytes(UTF_8))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_body_too_deep_too_large_or_too_full_is_refused() {
        var deep = "[".repeat(1000) + "]".repeat(1000);
        var large = " ".repeat(SentJson.MAX_BYTES + 1);
        var full = "[" + "0,".repeat(SentJson.MAX_VALUES) + "0]";

        assertThat(refused(deep.getBytes(UTF_8)).type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(refused(large.getBytes(UTF_8)).type()).isEqualTo(ProblemType.TOO_LARGE);
        assertThat(refused(full.getBytes(UTF_8)).type()).isEqualTo(ProblemType.TOO_LARGE);
    }

    @Test
    void a_hostile_body_is_not_answered_at_any_length() {
        var body = Bodies.example();
        IntStream.range(0, 5000).forEach(i -> body.tree().put("unknown" + i, i));
        body.tree().put("n".repeat(100_000) + "\u0000", 1);

        assertThat(violations(body))
                .hasSize(200)
                .allSatisfy(v -> assertThat(v.field()).hasSizeLessThan(80));
    }

    @Test
    void a_refusal_says_where_to_turn_in_danger_and_nothing_of_the_concern() {
        var problem = refused(
                Bodies.example().with("/people/0/familyName", "[\"Wrenmarsh\"]").bytes());

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(problem.detail()).contains("not accepted", "999");
        assertThat(problem.detail() + problem.violations()).doesNotContain("Wrenmarsh");
    }

    @Test
    void a_member_of_the_public_and_whoever_asks_for_it_is_protected() {
        assertThat(Stream.of("1A", "1B", "1C", "1D", "9").map(code -> referrer(code, "null")))
                .allMatch(Referrer::isProtected);
        assertThat(Stream.of("2A", "6", "10").map(code -> referrer(code, "false")))
                .noneMatch(Referrer::isProtected);
        assertThat(referrer("2A", "true").isProtected()).isTrue();
    }

    private Referrer referrer(String code, String protect) {
        var body = Bodies.example()
                .with("/referrer/sourceCode", "\"" + code + "\"")
                .with("/referrer/protectIdentity", protect);
        return reader.read(body.bytes()).request().referrer();
    }

    private List<Violation> violations(Bodies body) {
        return violations(body.bytes());
    }

    private List<Violation> violations(byte[] body) {
        return refused(body).violations();
    }

    private ProblemException refused(byte[] body) {
        var refused = catchThrowableOfType(ProblemException.class, () -> reader.read(body));
        assertThat(refused).isNotNull();
        return refused;
    }

    /** Cells parted by {@code |}; {@code '} stands for the quotes of JSON, a number for a text of so many characters, ` for 20,001. */
    private static Stream<Object[]> rows(String... rows) {
        return Stream.of(rows).map(row -> {
            var cells = row.split(" \\| ");
            cells[1] = cells[1].replace('\'', '"').replace("`", "\"" + LONG + "x\"");
            if (cells[1].matches("200|201|500|501|20000")) {
                cells[1] = "\"" + "x".repeat(Integer.parseInt(cells[1])) + "\"";
            }
            return cells;
        });
    }
}
