package org.openmash.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** Each test has years or quarters of its own: what is released stays released. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ReleaseTest {
    private static final String RELEASES = "/v1/statistics/releases";
    /** Through all of the service and the access log; {@code -Dstatistics.calls=10000} asks as often as the design wants. */
    private static final int CALLS = Integer.getInteger("statistics.calls", 500);
    /** From the ledger to the bytes. */
    private static final int RENDERINGS = 10_000;

    @Inject
    DatabaseRole role;

    @Inject
    ReferralRows rows;

    @Inject
    StatisticsService statistics;

    @Test
    void release_needs_a_second_human_being() {
        var id = prepared("2021-Q1", List.of("flow"), null);

        as("governance").post(RELEASES + "/" + id + "/approval").then().statusCode(403);
        as("governance.second").get(RELEASES + "/" + id).then().body("state", equalTo("PREPARED"));
        approve(id).then().statusCode(201).body("state", equalTo("RELEASED")).body("released", hasSize(1));
    }

    @Test
    void database_too_refuses_the_approval_of_whoever_prepared() {
        var id = prepared("2021-Q2", List.of("flow"), null);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> InventedReferrals.execute(
                        "insert into anonymised.approval select id, prepared_by, prepared_by_person, now() from anonymised.proposal"
                                + " where id = '" + id + "'"))
                .withMessageContaining("another person");
    }

    @Test
    void approving_again_answers_what_was_drawn_then() {
        var id = prepared("2021-Q3", List.of("flow", "arrivals"), null);

        var first = approve(id);
        var again = approve(id);

        assertThat(again.<List<String>>path("released.digest")).hasSize(2).isEqualTo(first.path("released.digest"));
    }

    @Test
    void two_approvals_at_once_draw_once() throws SQLException {
        var id = prepared("2021-Q4", List.of("flow"), null);

        var digests = Stream.generate(() -> CompletableFuture.supplyAsync(() -> approve(id))).limit(4).toList().stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.then().statusCode(201).extract().<List<String>>path("released.digest"))
                .collect(Collectors.toSet());

        assertThat(digests).hasSize(1);
        assertThat(one("select count(*) from anonymised.release where period = '2021-Q4'"))
                .isEqualTo("1");
    }

    @Test
    void failure_before_the_commit_leaves_nothing_and_the_approval_can_be_given_again() throws SQLException {
        var id = prepared("2022-Q1", List.of("flow"), null);
        InventedReferrals.execute("revoke insert on audit.entry from statistics");
        try {
            approve(id).then().statusCode(503);
        } finally {
            InventedReferrals.execute("grant insert on audit.entry to statistics");
        }
        assertThat(one("select count(*) from anonymised.release where period = '2022-Q1'"))
                .isEqualTo("0");
        assertThat(one("select count(*) from anonymised.approval where proposal_id = '" + id + "'"))
                .isEqualTo("0");

        approve(id).then().statusCode(201).body("released.version", contains(1));
    }

    @Test
    void digest_of_the_release_stands_on_the_access_log() throws SQLException {
        var id = prepared("2022-Q2", List.of("flow"), null);

        var answer = approve(id);

        assertThat(one(
                        "select convert_from(content, 'UTF8')::jsonb ->> 'recordVersion' from audit.detail where entry_id = '"
                                + answer.header("Audit-Entry") + "'"))
                .isEqualTo("flow 2022-Q2 v1 sha256:" + answer.path("released[0].digest"));
    }

    @Test
    void quarter_that_is_not_closed_is_refused() {
        var running = LocalDate.now(Quarter.LONDON);
        var quarter = new Quarter(running.getYear(), (running.getMonthValue() + 2) / 3);

        prepare(quarter.toString(), null, null).then().statusCode(409).body("detail", containsString("not closed"));
        assertThat(quarter.isClosed(quarter.ends().plus(Duration.ofDays(30)).minusSeconds(1), Duration.ofDays(30)))
                .isFalse();
    }

    @Test
    void release_without_a_passed_intruder_test_is_refused_by_field() {
        var body = body("2022-Q3", null, null, false);

        prepare("governance", body).then().statusCode(400).body("violations[0].field", equalTo("intruderTest.passed"));
        for (String day : List.of("1026-11-02", "9999-12-31")) {
            var implausible = body("2022-Q3", null, null, true);
            implausible.put(
                    "intruderTest", Map.of("conductedOn", day, "comparedWith", "p", "findings", "n", "passed", true));
            prepare("governance", implausible)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("intruderTest.conductedOn"));
        }
    }

    @Test
    void correction_is_a_new_version_and_costs_the_year_until_the_budget_is_spent() {
        for (int quarter = 1; quarter <= 4; quarter++) {
            approve(prepared("2023-Q" + quarter, null, null))
                    .then()
                    .statusCode(201)
                    .body("released", hasSize(6));
        }
        prepare("2023-Q1", List.of("demand"), null).then().statusCode(409).body("detail", containsString("correction"));

        approve(prepared("2023-Q1", List.of("demand"), "Late file of one trust"))
                .then()
                .body("released.version", contains(2));

        as("analyst").get("/v1/statistics").then().body("loss.find { it.year == 2023 }.epsilon", equalTo(4.0f));
        prepare("2023-Q2", List.of("rereferral"), "Once more")
                .then()
                .statusCode(409)
                .body("detail", containsString("budget"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> InventedReferrals.execute(copy("2023-Q2", 2)))
                .withMessageContaining("privacy budget");
    }

    /** Of the clock of one instance alone nothing may depend. */
    @Test
    void database_too_refuses_a_quarter_that_is_not_over() {
        approve(prepared("2020-Q4", List.of("flow"), null));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> InventedReferrals.execute(copy("2020-Q4", "2098-Q4", 1)))
                .withMessageContaining("released when it is over");
    }

    @Test
    void ledger_is_never_changed_and_a_false_digest_never_enters() {
        approve(prepared("2022-Q4", List.of("flow"), null));
        for (String attempt : List.of(
                "update anonymised.release set cells[1] = 0",
                "update anonymised.release set released_at = released_at",
                "update anonymised.proposal set correction = 'none'",
                "update anonymised.approval set approved_by = approved_by",
                "delete from anonymised.release",
                "truncate anonymised.release",
                "set session_replication_role = replica; delete from anonymised.release",
                copy("2022-Q4", 7))) {
            assertThatExceptionOfType(SQLException.class)
                    .as(attempt)
                    .isThrownBy(() -> InventedReferrals.execute(attempt))
                    .withMessageMatching("(?s).*(stays as it is|release_check|violates check).*");
        }
    }

    @Test
    void each_person_counts_once_in_the_cell_of_one_referral() throws SQLException {
        var quarter = new Quarter(2020, 1);
        InventedReferrals.insert(quarter, 600);
        var demand = People.TABLE;
        var repeat = CatalogueReader.bundled().table("rereferral").orElseThrow();
        var counted = new CountedReferrals(
                List.of(demand, repeat), new ReferralCodes(received -> received), new SecretOrder(new SecureRandom()));

        role.call(Session.job("statistics", governance()), () -> {
            rows.each(quarter, counted::add);
            return 0;
        });

        var area = new NoisyCube(demand, "2020-Q1", 1, demand.epsilon(), boxed(counted.counts(demand)))
                .margin(Set.of("area"), Map.of());
        assertThat(area.sums()).containsExactly(200L, 200L, 200L);
        assertThat(counted.counts(repeat)).containsExactly(200, 20, 200, 20, 200, 20);
    }

    @Test
    void published_bytes_are_one_answer_whatever_happens_to_the_cases() throws SQLException {
        InventedReferrals.insert(new Quarter(2024, 1), 2_000);
        approve(prepared("2024-Q1", null, null)).then().statusCode(201);
        var before = readAll();
        var token = LocalKeycloak.token("analyst");
        var failures = new AtomicInteger();
        var answers = IntStream.range(0, CALLS)
                .parallel()
                .mapToObj(call ->
                        given().auth().oauth2(token).get("/v1/statistics/demand?period=2024-Q1&by=area,concernGroup"))
                .peek(answer -> failures.addAndGet(answer.statusCode() == 200 ? 0 : 1))
                .map(answer -> answer.asString())
                .collect(Collectors.toSet());

        InventedReferrals.disturb();
        var rendered = IntStream.range(0, RENDERINGS)
                .mapToObj(time -> rendered(cube("demand", new Quarter(2024, 1))))
                .collect(Collectors.toSet());

        assertThat(rendered).hasSize(1);
        assertThat(failures).hasValue(0);
        assertThat(answers).hasSize(1);
        assertThat(readAll()).isEqualTo(before);
    }

    @Test
    void every_cell_is_published_the_empty_ones_too_and_the_answer_says_what_it_is() {
        approve(prepared("2024-Q2", List.of("demand"), null));

        as("analyst")
                .get("/v1/statistics/demand?period=2024-Q2")
                .then()
                .statusCode(200)
                .body("values", hasSize(300))
                .body("period", equalTo("2024-Q2"))
                .body("version", equalTo(1))
                .body("epsilon", equalTo(0.4f))
                .body("error", equalTo(17))
                .body("dimensions.name", contains("area", "ageBand", "concernGroup", "sourceSector"));
        as("analyst")
                .get("/v1/statistics/demand?period=2024-Q2&by=area&area=901,902&ageBand=UNDER_5")
                .then()
                .body("values", hasSize(2))
                .body("dimensions[0].codes.code", contains("901", "902"));
    }

    @Test
    void wrong_filter_is_refused_by_name() {
        approve(prepared("2024-Q3", List.of("demand"), null));

        as("analyst")
                .get("/v1/statistics/demand?period=2024-Q3&school=SCH-101")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("school"))
                .body("violations.message", hasItem(containsString("area, ageBand, concernGroup, sourceSector")));
        as("analyst")
                .get("/v1/statistics/demand")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("period"));
        as("analyst").get("/v1/statistics/wards?period=2024-Q3").then().statusCode(404);
        as("analyst").get("/v1/statistics/flow?period=2024-Q3").then().statusCode(404);
    }

    @Test
    void nobody_who_reads_cases_reads_or_releases_statistics() {
        for (String user :
                List.of("council.officer", "council.manager", "school.dsl", "police.specialist", "auditor")) {
            as(user).get("/v1/statistics").then().statusCode(403);
            as(user).get("/v1/statistics/demand?period=2024-Q1").then().statusCode(403);
        }
        prepare("analyst", body("2022-Q3", null, null, true)).then().statusCode(403);
    }

    /** The duty alone opens nothing: the account's tier must be the anonymised one. */
    @ParameterizedTest
    @CsvSource({"analyst,tier-open", "analyst,tier-closed", "governance,tier-closed", "governance,", "analyst,"})
    void duty_without_the_anonymised_tier_reads_and_releases_nothing(String duty, @Nullable String tier) {
        var token = tier == null
                ? LocalKeycloak.tokenWithRoles(duty)
                : LocalKeycloak.tokenWithRoles(duty, tier, "agency-council");
        for (String path : List.of(
                "/v1/statistics",
                "/v1/statistics/methods",
                "/v1/statistics/demand?period=2024-Q1",
                "/v1/statistics/measures/demand?period=2024-Q1",
                "/v1/statistics/bulletins/2024-Q1")) {
            given().auth().oauth2(token).get(path).then().statusCode(403);
        }
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body("2022-Q3", null, null, true))
                .post(RELEASES)
                .then()
                .statusCode(403);
    }

    @Test
    void governance_of_the_tier_reads_what_is_out() {
        as("governance").get("/v1/statistics").then().statusCode(200);
    }

    /** The limit of the ledger is not all that a person can lose; the notes say what it leaves out, with figures. */
    @Test
    void methods_say_what_the_stated_loss_leaves_out() {
        var noise = as("analyst")
                .get("/v1/statistics/methods")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var rereferral =
                CatalogueReader.bundled().table("rereferral").orElseThrow().epsilon();

        assertThat(noise)
                .contains("at most epsilon " + Budget.LIMIT)
                .contains("known to two hubs", Budget.LIMIT.multiply(BigDecimal.valueOf(2)) + " a year")
                .contains(rereferral.stripTrailingZeros() + " a quarter")
                .contains(rereferral.multiply(BigDecimal.valueOf(4)).stripTrailingZeros() + " a year");
    }

    @Test
    void token_that_holds_the_tier_beside_a_role_of_cases_opens_nothing() {
        for (String duty : List.of("referrer", "practitioner", "officer", "manager")) {
            given().auth()
                    .oauth2(LocalKeycloak.tokenWithRoles("tier-anonymised", "analyst", "agency-council", duty))
                    .get("/v1/statistics")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:openmash:problem:contradictory-token"));
        }
    }

    private NoisyCube cube(String table, Quarter quarter) {
        return statistics.cube(table, quarter, governance()).orElseThrow();
    }

    private static String rendered(NoisyCube cube) {
        return PublishedTable.of(cube.margin(Set.of("area", "concernGroup"), Map.of()))
                .toString();
    }

    private List<String> readAll() {
        return CatalogueReader.bundled().tables().stream()
                .map(table -> as("analyst")
                        .get("/v1/statistics/" + table.name() + "?period=2024-Q1")
                        .asString())
                .toList();
    }

    private static String copy(String period, int version) {
        return copy(period, period, version);
    }

    private static String copy(String period, String as, int version) {
        return "insert into anonymised.release (id, proposal_id, table_name, period, version, epsilon, unit, cap, definition, cells,"
                + " digest, released_at) select gen_random_uuid(), proposal_id, table_name, '" + as + "', " + version
                + ", epsilon, unit, cap, definition, cells, digest, now() from anonymised.release where period = '"
                + period
                + "' and table_name = 'flow'";
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private static String prepared(String period, @Nullable List<String> tables, @Nullable String correction) {
        return prepare(period, tables, correction)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response prepare(String period, @Nullable List<String> tables, @Nullable String correction) {
        return prepare("governance", body(period, tables, correction, true));
    }

    private static Response prepare(String user, Map<String, Object> body) {
        return as(user).contentType("application/json").body(body).post(RELEASES);
    }

    private static Map<String, Object> body(
            String period, @Nullable List<String> tables, @Nullable String correction, boolean passed) {
        var body = new HashMap<String, Object>();
        body.put("period", period);
        body.put("tables", tables);
        body.put("correction", correction);
        body.put(
                "intruderTest",
                Map.of(
                        "conductedOn",
                        "2026-11-02",
                        "comparedWith",
                        "The press",
                        "findings",
                        "Nobody found.",
                        "passed",
                        passed));
        return body;
    }

    private static Response approve(String id) {
        return as("governance.second").post(RELEASES + "/" + id + "/approval");
    }

    private static Caller governance() {
        return new Caller(
                "s",
                "governance",
                null,
                "LA-901",
                null,
                null,
                Set.of("governance"),
                "HUB-A",
                "P-0011",
                null,
                "c",
                false,
                UUID.randomUUID().toString());
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(LocalKeycloak.token(user));
    }

    private static String one(String sql) throws SQLException {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
