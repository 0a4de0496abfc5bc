package org.openmash.concern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.openmash.person.NhsNumber;
import org.openmash.person.NiNumber;
import org.openmash.person.PncId;
import org.openmash.person.Postcode;
import org.openmash.person.Uln;
import org.openmash.person.Upn;
import org.openmash.support.SyntheticSample;
import org.openmash.support.SyntheticSample.Sample;

/**
 * The synthetic sample: the same for the same seed, of nobody who exists, taken in whole, and with the published
 * shares.
 */
class SyntheticSampleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final ConcernReader READER = Bodies.readerAt(Instant.parse("2026-03-02T09:12:00Z"));
    private static final List<Sample> SAMPLES =
            SyntheticSample.stream(1, 6_000, TODAY).toList();
    private static final List<JsonNode> CONCERNS =
            SAMPLES.stream().map(sample -> Bodies.parsed(sample.json())).toList();
    private static final Map<String, Map<String, Double>> PUBLISHED = published();
    /** Four standard errors of a share of one half among 4,000. */
    private static final double TOLERANCE = 0.032;

    @Test
    void the_same_seed_and_day_give_the_same_bytes_and_a_longer_stream_begins_with_the_shorter() {
        assertThat(SyntheticSample.stream(1, 500, TODAY)).isEqualTo(SAMPLES.subList(0, 500));
    }

    @Test
    void another_seed_or_day_gives_other_concerns_under_other_keys() {
        var others = Stream.concat(
                        SyntheticSample.stream(2, 500, TODAY), SyntheticSample.stream(1, 500, TODAY.minusDays(1)))
                .toList();

        assertThat(others).doesNotContainAnyElementsOf(SAMPLES);
        assertThat(keys(others)).doesNotContainAnyElementsOf(keys(SAMPLES)).doesNotHaveDuplicates();
    }

    @Test
    void every_concern_is_accepted_and_only_dangers_told_in_a_hurry_with_warnings() {
        int warned = 0;
        for (var sample : SAMPLES.subList(0, 1_000)) {
            var read = READER.read(sample.json().getBytes(UTF_8));
            if (!read.warnings().isEmpty()) {
                assertThat(read.request().immediateDanger()).isTrue();
                warned++;
            }
        }
        assertThat(warned).isBetween(8, 40);
    }

    @Test
    void identifiers_are_valid_and_were_never_issued() {
        var calm = CONCERNS.stream()
                .filter(concern -> !concern.get("immediateDanger").asBoolean())
                .toList();

        each(calm, "nhsNumber", value -> NhsNumber.of(value).value().startsWith("999"));
        each(
                calm,
                "upn",
                value -> value.equals("UN1") || (Upn.of(value).laCodeListed() && value.startsWith("9999", 4)));
        each(calm, "uln", value -> Uln.of(value).value().startsWith("99999"));
        each(calm, "pncId", value -> PncId.of(value).value().startsWith("/9", 4));
        each(calm, "niNumber", value -> NiNumber.of(value).value().startsWith("000000", 2));
        // AA is no postcode area.
        each(calm, "postcode", value -> Postcode.of(value).value().startsWith("AA"));
    }

    @Test
    void no_two_people_share_a_number() {
        Map<String, Set<String>> bearers = new HashMap<>();
        for (var subject : subjects()) {
            var number = subject.path("nhsNumber").asText("");
            if (!number.isEmpty() && subject.path("dateOfBirth").asText().matches("[0-9-]{10}")) {
                bearers.computeIfAbsent(number, any -> new HashSet<>())
                        .add(subject.path("givenNames").asText() + subject.path("dateOfBirth"));
            }
        }
        bearers.remove("999 000 0019"); // the slip of a hurried sender
        assertThat(bearers.values()).hasSizeGreaterThan(4_000).allMatch(who -> who.size() == 1);
    }

    @Test
    void children_are_raised_again_by_another_agency_as_often_as_published() {
        Map<String, String> lastClient = new HashMap<>();
        int again = 0;
        int byAnother = 0;
        for (int i = 0; i < CONCERNS.size(); i++) {
            var number = CONCERNS.get(i).at("/people/0/nhsNumber").asText("");
            if (isAboutChild(CONCERNS.get(i)) && !number.isEmpty()) {
                var last = lastClient.put(number, SAMPLES.get(i).client());
                again += last == null ? 0 : 1;
                byAnother += last == null || last.equals(SAMPLES.get(i).client()) ? 0 : 1;
            }
        }
        assertThat((double) again / children().count())
                .isCloseTo(published("re_referral_share", "ALL") / 100, within(TOLERANCE));
        // Not all, for a consultation without names may stand between.
        assertThat((double) byAnother / again).isGreaterThan(0.95);
    }

    @Test
    void sources_have_their_published_shares() {
        var sources = children()
                .map(concern -> concern.at("/referrer/sourceCode").asText())
                .toList();

        assertShares(sources, published("referrals_by_source"), String::equals);
    }

    @Test
    void sexes_have_their_published_shares() {
        var sexes = named().map(concern -> concern.at("/people/0/sex").asText()
                        + (concern.at("/people/0/expectedDateOfBirth").isMissingNode() ? "" : "_UNBORN"))
                .toList();

        assertShares(
                sexes,
                published("children_in_need_at_31_march_by_sex"),
                (sex, code) -> sex.equals(code.replace("_INDETERMINATE", "")));
    }

    @Test
    void ages_have_their_published_shares() {
        var ages = named().map(concern -> concern.at("/people/0/dateOfBirth").asText(""))
                .filter(born -> born.matches("[0-9-]{10}"))
                .map(born -> Period.between(LocalDate.parse(born), TODAY).getYears())
                .toList();

        assertThat(ages).allMatch(age -> age < 18);
        assertAge(ages, "AGE_1_4", age -> age >= 1 && age <= 4);
        assertAge(ages, "AGE_10_15", age -> age >= 10 && age <= 15);
        assertAge(ages, "AGE_16_PLUS", age -> age >= 16);
    }

    @Test
    void abuse_and_factors_have_their_published_shares() {
        var concerns = children().toList();
        var factors = published("assessment_factor_share_at_31_march");

        assertThat(share(concerns, concern -> !concern.get("categories").isEmpty()))
                .isCloseTo(published("primary_need_share_at_31_march", "N1") / 100, within(TOLERANCE));
        assertThat(factors).hasSize(12);
        factors.forEach((group, percent) -> assertThat(share(concerns, concern -> has(concern.get("factors"), group)))
                .as(group)
                .isCloseTo(percent / 100, within(TOLERANCE)));
    }

    @Test
    void kinds_of_contact_have_their_published_shares() {
        var counts = Map.of(
                "ADULT_CONCERN", published("adult_section_42_enquiries", "ALL"),
                "MARAC", published("marac_cases", "ALL"),
                "CHANNEL", published("prevent_referrals", "ALL"),
                "CHILD", published("referrals", "ALL"));
        var types = CONCERNS.stream()
                .map(concern -> isAboutChild(concern)
                        ? "CHILD"
                        : concern.get("contactType").asText())
                .toList();

        assertShares(types, counts, String::equals);
    }

    @Test
    void what_the_service_must_cope_with_is_there() {
        assertThat(CONCERNS)
                .anyMatch(concern -> concern.findValues("role").stream()
                                .filter(role -> role.asText().equals("SUBJECT"))
                                .count()
                        > 1)
                .anyMatch(concern -> concern.findValue("safeAddress") != null)
                .anyMatch(concern -> concern.findValue("staffAllegation") != null)
                .anyMatch(concern -> concern.findValuesAsText("grade").stream().anyMatch(grade -> grade.endsWith("C")))
                .anyMatch(concern -> concern.get("people").isEmpty());
        assertThat(new TreeSet<>(CONCERNS.stream()
                        .flatMap(concern -> concern.findValuesAsText("field").stream())
                        .map(field -> field.replaceAll("\\..*", ""))
                        .toList()))
                .containsExactly("council", "education", "health", "police", "prevent");
        assertThat(SAMPLES.stream().map(Sample::client).distinct())
                .containsExactlyInAnyOrder("school-101", "police-force", "nhs-trust", "council-edt");
    }

    private static List<String> keys(List<Sample> samples) {
        return samples.stream().map(Sample::idempotencyKey).toList();
    }

    private static void each(List<JsonNode> concerns, String property, Predicate<String> holds) {
        assertThat(concerns.stream().flatMap(concern -> concern.findValuesAsText(property).stream()))
                .as(property)
                .isNotEmpty()
                .allMatch(holds);
    }

    private static boolean isAboutChild(JsonNode concern) {
        return !Set.of("ADULT_CONCERN", "MARAC", "CHANNEL")
                .contains(concern.get("contactType").asText());
    }

    private static Stream<JsonNode> children() {
        return CONCERNS.stream().filter(SyntheticSampleTest::isAboutChild);
    }

    private static Stream<JsonNode> named() {
        return children().filter(concern -> !concern.get("people").isEmpty());
    }

    private static List<JsonNode> subjects() {
        return CONCERNS.stream()
                .flatMap(concern -> StreamSupport.stream(concern.get("people").spliterator(), false))
                .filter(person -> person.get("role").asText().equals("SUBJECT"))
                .toList();
    }

    private static boolean has(JsonNode factors, String group) {
        return StreamSupport.stream(factors.spliterator(), false)
                .anyMatch(factor -> Arrays.asList(group.split("\\|", -1)).contains(factor.asText()));
    }

    private static double share(List<JsonNode> concerns, Predicate<JsonNode> of) {
        return (double) concerns.stream().filter(of).count() / concerns.size();
    }

    private interface Same {
        boolean as(String value, String code);
    }

    private static void assertShares(List<String> values, Map<String, Double> counts, Same same) {
        double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        counts.forEach((group, count) -> {
            var codes = Arrays.asList(group.split("\\|", -1));
            double found = values.stream()
                    .filter(value -> codes.stream().anyMatch(code -> same.as(value, code)))
                    .count();
            assertThat(found / values.size()).as(group).isCloseTo(count / total, within(TOLERANCE));
        });
    }

    private static void assertAge(List<Integer> ages, String band, Predicate<Integer> in) {
        assertThat((double) ages.stream().filter(in).count() / ages.size())
                .as(band)
                .isCloseTo(published("children_in_need_age_share_at_31_march", band) / 100, within(TOLERANCE));
    }

    private static double published(String measure, String code) {
        return Objects.requireNonNull(published(measure).get(code));
    }

    private static Map<String, Double> published(String measure) {
        return Objects.requireNonNull(PUBLISHED.get(measure), measure);
    }

    private static Map<String, Map<String, Double>> published() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var file = Objects.requireNonNull(SyntheticSampleTest.class.getResourceAsStream("/sample/statistics.csv"));
        try (var rows = format.parse(new InputStreamReader(file, UTF_8))) {
            Map<String, Map<String, Double>> published = new HashMap<>();
            rows.forEach(row -> published
                    .computeIfAbsent(row.get("measure"), measure -> new HashMap<>())
                    .put(row.get("code"), Double.valueOf(row.get("value"))));
            return published;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
