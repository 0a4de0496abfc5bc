package org.openmash;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * Walks every operation of the published description, so that none can be added that answers strangers, that any role may call,
 * or that leaves no trace. An operation that is not in {@link #CALLS} fails by its name.
 */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class EveryOperationTest {
    private static final String OFFICER = "council.officer";
    private static final String SCHOOL = "school.dsl";
    private static final String AUDITOR = "auditor";
    private static final String GOVERNANCE = "governance";
    /** Every role may ask who it is, so the wrong role is none at all. */
    private static final String NO_ROLE = "";

    private static final RestAssuredConfig AS_WRITTEN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    /** Who may call it, who may not, and what must be there before. */
    private record Call(String allowed, String refused, Preparation before) {}

    /** Puts what the call is about in place and names it in the request. */
    private interface Preparation {
        RequestSpecification of(RequestSpecification request) throws SQLException;
    }

    private static final Preparation NOTHING = request -> request;
    private static final Preparation READING = request -> request.header("Access-Purpose", "TRIAGE");

    private static final Map<String, Call> CALLS = Map.ofEntries(
            entry("postConcern", new Call(SCHOOL, OFFICER, request -> request.header("Idempotency-Key", newKey()))),
            entry("postConcernBatch", new Call(SCHOOL, OFFICER, NOTHING)),
            entry("readConcernReceipt", new Call(SCHOOL, OFFICER, request -> request.pathParam("id", newConcern()))),
            entry("listCases", new Call(OFFICER, AUDITOR, READING)),
            entry(
                    "readCase",
                    new Call(OFFICER, AUDITOR, request -> READING.of(request).pathParam("id", newCase()))),
            entry(
                    "readChronology",
                    new Call(OFFICER, AUDITOR, request -> READING.of(request).pathParam("id", newCase()))),
            entry(
                    "explainField",
                    new Call(
                            OFFICER,
                            AUDITOR,
                            request -> READING.of(request)
                                    .pathParam("id", newCase())
                                    .queryParam("field", "health.detail"))),
            entry("searchCases", new Call(OFFICER, AUDITOR, READING)),
            entry("contribute", new Call(OFFICER, AUDITOR, request -> request.pathParam("id", newCase()))),
            entry("correctContribution", new Call(OFFICER, AUDITOR, EveryOperationTest::withItem)),
            entry("rateCase", new Call(OFFICER, SCHOOL, EveryOperationTest::withVersion)),
            entry("assignCase", new Call(OFFICER, SCHOOL, EveryOperationTest::withVersion)),
            entry("inviteAgency", new Call(OFFICER, SCHOOL, EveryOperationTest::withVersion)),
            entry("endParticipation", new Call(OFFICER, SCHOOL, EveryOperationTest::withParticipation)),
            entry("excludeFromCase", new Call(OFFICER, SCHOOL, EveryOperationTest::withVersion)),
            entry("restrictCase", new Call(OFFICER, SCHOOL, EveryOperationTest::withVersion)),
            entry("listTasks", new Call(OFFICER, SCHOOL, READING)),
            entry("importCinReturn", new Call(OFFICER, SCHOOL, NOTHING)),
            entry("listAgreements", new Call(GOVERNANCE, SCHOOL, NOTHING)),
            entry("proposeAgreement", new Call(GOVERNANCE, OFFICER, NOTHING)),
            entry(
                    "approveAgreement",
                    new Call("governance.second", OFFICER, request -> request.pathParam("id", newAgreement()))),
            entry("suspendAgreement", new Call(GOVERNANCE, OFFICER, EveryOperationTest::withApprovedAgreement)),
            entry("reportReviews", new Call(GOVERNANCE, OFFICER, NOTHING)),
            entry("tryPolicy", new Call(GOVERNANCE, OFFICER, NOTHING)),
            entry("listPolicyVersions", new Call(GOVERNANCE, OFFICER, NOTHING)),
            entry(
                    "readPolicyVersion",
                    new Call(GOVERNANCE, OFFICER, request -> request.pathParam("version", presentPolicy()))),
            entry("proposePolicyVersion", new Call(GOVERNANCE, OFFICER, NOTHING)),
            entry(
                    "approvePolicyVersion",
                    new Call("governance.second", OFFICER, request -> request.pathParam("version", newVersion()))),
            entry("searchEntries", new Call(AUDITOR, OFFICER, NOTHING)),
            entry("readEntry", new Call(AUDITOR, OFFICER, request -> request.pathParam("id", newEntry()))),
            entry("readMe", new Call(OFFICER, NO_ROLE, NOTHING)),
            entry("readMyDisclosure", new Call(OFFICER, NO_ROLE, NOTHING)));

    @TestFactory
    Stream<DynamicTest> stranger_is_unauthenticated() {
        return each((operation, call) -> assertProblem(send(operation, anywhere(operation, given())), 401));
    }

    @TestFactory
    Stream<DynamicTest> wrong_role_is_forbidden() {
        return each((operation, call) -> {
            var token = call.refused().equals(NO_ROLE)
                    ? LocalKeycloak.tokenWithoutRoles()
                    : LocalKeycloak.token(call.refused());
            assertProblem(send(operation, anywhere(operation, given().auth().oauth2(token))), 403);
        });
    }

    @TestFactory
    Stream<DynamicTest> example_succeeds_and_leaves_exactly_one_entry() {
        return each((operation, call) -> {
            var request = newKey();
            var answer = send(operation, call.before().of(as(call.allowed())).header("X-Request-ID", request));

            answer.then()
                    .statusCode(allOf(greaterThanOrEqualTo(200), lessThan(300)))
                    .header("Cache-Control", "no-store");
            if (operation.promises("Audit-Entry")) {
                answer.then().header("Audit-Entry", notNullValue());
            }
            assertThat(entriesOf(request)).isEqualTo(1);
        });
    }

    @Test
    void every_answer_about_one_access_names_its_entry() {
        var silent = PublishedOperation.all().stream()
                .filter(operation -> !operation.promises("Audit-Entry"))
                .map(PublishedOperation::id)
                .collect(Collectors.toSet());

        assertThat(silent)
                .as("answers about many records, each with an entry of its own")
                .isEqualTo(Set.of("postConcernBatch", "importCinReturn"));
    }

    @Test
    void table_names_no_operation_that_is_gone() {
        assertThat(PublishedOperation.all()).extracting(PublishedOperation::id).containsAll(CALLS.keySet());
    }

    private interface Check {
        void of(PublishedOperation operation, Call call) throws SQLException;
    }

    private static Stream<DynamicTest> each(Check check) {
        return PublishedOperation.all().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    assertThat(CALLS).as("the calls of this test").containsKey(operation.id());
                    check.of(operation, CALLS.get(operation.id()));
                }));
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(LocalKeycloak.token(user));
    }

    /** Who may not call it learns nothing, so nothing needs to be there. */
    private static RequestSpecification anywhere(PublishedOperation operation, RequestSpecification request) {
        List.of("id", "item", "participation", "version").stream()
                .filter(name -> operation.path().contains("{" + name + "}"))
                .forEach(name -> request.pathParam(name, UUID.randomUUID()));
        return request;
    }

    private static Response send(PublishedOperation operation, RequestSpecification request) {
        var mediaType = operation.mediaType();
        if (mediaType != null) {
            request.config(AS_WRITTEN)
                    .header("Content-Type", mediaType)
                    .body(operation.example().getBytes(UTF_8));
        }
        return request.request(operation.method(), operation.path());
    }

    private static void assertProblem(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
    }

    private static RequestSpecification withVersion(RequestSpecification request) throws SQLException {
        return at(newCase(), request);
    }

    private static RequestSpecification at(String caseId, RequestSpecification request) throws SQLException {
        var read = READING.of(as(OFFICER)).get("/v1/cases/" + caseId);
        return request.pathParam("id", caseId).header("If-Match", read.header("ETag"));
    }

    private static RequestSpecification withItem(RequestSpecification request) throws SQLException {
        var caseId = newCase();
        var item = created(send(named("contribute"), as(OFFICER).pathParam("id", caseId)));
        return request.pathParam("id", caseId).pathParam("item", item);
    }

    private static RequestSpecification withParticipation(RequestSpecification request) throws SQLException {
        var caseId = newCase();
        created(send(named("inviteAgency"), at(caseId, as(OFFICER))));
        var participation = one("select id::text from casework.participation where case_id = ?::uuid", caseId);
        return at(caseId, request).pathParam("participation", participation);
    }

    private static String newConcern() {
        return created(send(named("postConcern"), as(SCHOOL).header("Idempotency-Key", newKey())));
    }

    private static String newCase() throws SQLException {
        return one("select case_id::text from casework.concern_open where id = ?::uuid", newConcern());
    }

    private static String presentPolicy() {
        return as(OFFICER).get("/v1/me/disclosure").path("policyVersion");
    }

    /** Another one each time: the reason of a row is part of the table. */
    private static String newVersion() {
        var example = named("proposePolicyVersion").example();
        return as(GOVERNANCE)
                .config(AS_WRITTEN)
                .header("Content-Type", "text/csv")
                .body((example.strip() + " " + newKey() + "\n").getBytes(UTF_8))
                .post("/v1/policy/versions")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    private static String newAgreement() {
        return created(send(named("proposeAgreement"), as(GOVERNANCE)));
    }

    private static RequestSpecification withApprovedAgreement(RequestSpecification request) {
        var agreement = newAgreement();
        created(send(named("approveAgreement"), as("governance.second").pathParam("id", agreement)));
        return request.pathParam("id", agreement);
    }

    private static String newEntry() {
        return as(OFFICER).get("/v1/me").header("Audit-Entry");
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static String created(Response answer) {
        return answer.then().statusCode(201).extract().path("id");
    }

    private static PublishedOperation named(String id) {
        return PublishedOperation.all().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int entriesOf(String request) throws SQLException {
        return Integer.parseInt(one(
                "select count(*)::text from audit.entry e join audit.detail d on d.entry_id = e.id"
                        + " where convert_from(d.content, 'UTF8')::jsonb ->> 'requestId' = ?",
                request));
    }

    private static String one(String sql, String parameter) throws SQLException {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).as(sql).isTrue();
                return rows.getString(1);
            }
        }
    }
}
