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
import org.openmash.support.Samples;

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
    /** Named lead of the council in the hub's settings. */
    private static final String LEAD = "council.manager";

    private static final String SPECIALIST = "police.specialist";
    private static final String AUDITOR = "auditor";
    private static final String GOVERNANCE = "governance";
    private static final String SECOND = "governance.second";
    private static final String ANALYST = "analyst";
    /** The token of an account in the examples. */
    private static final String EXAMPLE_ACCOUNT = "AzQ3hR0c9LwT2vYb5NfKx1d";
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
            entry("recallContribution", new Call(OFFICER, AUDITOR, EveryOperationTest::withItem)),
            entry("restrictContribution", new Call(OFFICER, AUDITOR, EveryOperationTest::withItem)),
            entry("listReaders", new Call(LEAD, AUDITOR, request -> request.pathParam("id", newItem(newCase())))),
            entry("readReceipt", new Call(LEAD, AUDITOR, request -> request.pathParam("month", "2026-03"))),
            entry("releaseProtectedReads", new Call(OFFICER, SCHOOL, request -> request.pathParam("id", newCase()))),
            entry("listNotices", new Call(OFFICER, AUDITOR, NOTHING)),
            entry("acknowledgeNotice", new Call(OFFICER, AUDITOR, EveryOperationTest::withNotice)),
            entry("listDisseminations", new Call(SCHOOL, AUDITOR, READING)),
            entry("listCaseDisseminations", new Call(OFFICER, AUDITOR, request -> request.pathParam("id", newCase()))),
            entry(
                    "disseminate",
                    new Call(OFFICER, AUDITOR, request -> READING.of(request).pathParam("id", newCase()))),
            entry("answerDissemination", new Call(OFFICER, AUDITOR, EveryOperationTest::withQuestionOfPolice)),
            entry("overrideDissemination", new Call(OFFICER, SCHOOL, EveryOperationTest::withQuestionOfPolice)),
            entry("revokeDissemination", new Call(OFFICER, AUDITOR, EveryOperationTest::withRelease)),
            entry("takeEmergencyAccess", new Call(SPECIALIST, AUDITOR, EveryOperationTest::withCaseOfPolice)),
            entry("seekEmergencyAccess", new Call(SPECIALIST, AUDITOR, EveryOperationTest::withPersonOfExample)),
            entry("secondEmergencyAccess", new Call(OFFICER, AUDITOR, NOTHING)),
            entry("reviewEmergencyAccess", new Call(OFFICER, SCHOOL, EveryOperationTest::withGrantOfPolice)),
            entry("listEmergencyAccess", new Call(OFFICER, SCHOOL, NOTHING)),
            entry("listTasks", new Call(OFFICER, SCHOOL, READING)),
            entry("completeTask", new Call(OFFICER, SCHOOL, EveryOperationTest::withTask)),
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
            entry("readKeys", new Call(AUDITOR, OFFICER, NOTHING)),
            entry("readCheckpoint", new Call(AUDITOR, OFFICER, EveryOperationTest::afterCheckpoint)),
            entry(
                    "readTile",
                    new Call(
                            AUDITOR,
                            OFFICER,
                            request -> afterCheckpoint(request)
                                    .urlEncodingEnabled(false)
                                    .pathParam("path", "0/000.p/1"))),
            entry("readProof", new Call(AUDITOR, OFFICER, request -> request.pathParam("id", newEntry()))),
            entry("unsealStaff", new Call(AUDITOR, OFFICER, NOTHING)),
            entry("declareLineManager", new Call(GOVERNANCE, AUDITOR, NOTHING)),
            entry("resolvePerson", new Call(OFFICER, AUDITOR, EveryOperationTest::withPersonOfTheExample)),
            entry("exportEntries", new Call(AUDITOR, OFFICER, request -> request.queryParam("format", "CSV"))),
            entry("replayAccess", new Call(AUDITOR, SCHOOL, EveryOperationTest::withAccessToReplay)),
            entry("listAlerts", new Call(AUDITOR, OFFICER, NOTHING)),
            entry("runAlerts", new Call(AUDITOR, GOVERNANCE, NOTHING)),
            entry("reviewAlert", new Call(AUDITOR, OFFICER, EveryOperationTest::withAlert)),
            entry("declareRelative", new Call(OFFICER, AUDITOR, NOTHING)),
            entry("eraseDetails", new Call(GOVERNANCE, AUDITOR, NOTHING)),
            entry("placeLegalHold", new Call(GOVERNANCE, AUDITOR, NOTHING)),
            entry(
                    "endLegalHold",
                    new Call(SECOND, AUDITOR, request -> request.pathParam("id", made("placeLegalHold")))),
            entry("prepareSubjectAccess", new Call(GOVERNANCE, OFFICER, NOTHING)),
            entry(
                    "releaseSubjectAccess",
                    new Call(SECOND, OFFICER, request -> request.pathParam("id", made("prepareSubjectAccess")))),
            entry("listStatistics", new Call(ANALYST, OFFICER, NOTHING)),
            entry("readStatistics", new Call(ANALYST, OFFICER, EveryOperationTest::withReleasedTable)),
            entry("prepareRelease", new Call(GOVERNANCE, ANALYST, NOTHING)),
            entry("readRelease", new Call(GOVERNANCE, ANALYST, request -> request.pathParam("id", newRelease(2)))),
            entry("approveRelease", new Call(SECOND, ANALYST, request -> request.pathParam("id", newRelease(3)))),
            entry("readMethods", new Call(ANALYST, OFFICER, NOTHING)),
            entry("readMeasure", new Call(ANALYST, OFFICER, EveryOperationTest::withReleasedMeasure)),
            entry("readBulletin", new Call(ANALYST, OFFICER, EveryOperationTest::withReleasedQuarter)),
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
        List.of(
                        "id",
                        "item",
                        "participation",
                        "path",
                        "version",
                        "dissemination",
                        "grant",
                        "month",
                        "table",
                        "measure",
                        "period")
                .stream()
                .filter(name -> operation.path().contains("{" + name + "}"))
                .forEach(name -> request.pathParam(name, UUID.randomUUID()));
        return request;
    }

    private static Response send(PublishedOperation operation, RequestSpecification request) {
        var mediaType = operation.mediaType();
        if (mediaType != null) {
            request.config(AS_WRITTEN).header("Content-Type", mediaType).body(body(operation));
        }
        return request.request(operation.method(), operation.path());
    }

    /** The example; where it names an account of the log by its token, one that is there. */
    private static byte[] body(PublishedOperation operation) {
        var example = operation.example();
        return (example.contains(EXAMPLE_ACCOUNT) ? example.replace(EXAMPLE_ACCOUNT, someAccount()) : example)
                .getBytes(UTF_8);
    }

    private static String someAccount() {
        try {
            // Of somebody whose name no other test expects to be sealed.
            var entry = as("council.practitioner").get("/v1/me").header("Audit-Entry");
            return one("select actor_token from audit.detail where entry_id = ?::uuid", entry);
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
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

    private static RequestSpecification withTask(RequestSpecification request) throws SQLException {
        return request.pathParam(
                "id",
                one(
                        "insert into casework.task (id, case_id, hub, recorded_at, kind, team, due_at) values"
                                + " (gen_random_uuid(), ?::uuid, 'HUB-A', now(), 'CHECK_FOR_EARLIER_RECORDS', 'MASH-DAY', now())"
                                + " returning id::text",
                        newCase()));
    }

    private static RequestSpecification withItem(RequestSpecification request) throws SQLException {
        var caseId = newCase();
        return request.pathParam("id", caseId).pathParam("item", newItem(caseId));
    }

    /** The person that the example names, for its id cannot be chosen through the API. */
    private static RequestSpecification withPersonOfTheExample(RequestSpecification request) throws SQLException {
        one(
                "with p as (insert into casework.person (id, hub) values (?::uuid, 'HUB-A') returning id)"
                        + " insert into casework.case_open (id, hub, person_id, version, reference, status, received_at, due_at, team)"
                        + " select gen_random_uuid(), 'HUB-A', id, 1, 'EXAMPLE', 'RECEIVED', now(), now(), 'MASH-DAY' from p returning 'ok'",
                "0197f6a2-3c1e-7a44-9b0e-5d2f8a61c7e4");
        return READING.of(request);
    }

    private static RequestSpecification withAccessToReplay(RequestSpecification request) throws SQLException {
        var actor = one("select actor_token from audit.detail where entry_id = ?::uuid", newEntry());
        return READING.of(request)
                .queryParam("case", newCase())
                .queryParam("actor", actor)
                .queryParam("at", java.time.Instant.now().toString());
    }

    /** What one person of governance began, for the second. */
    private static String made(String operation) {
        return send(named(operation), as(GOVERNANCE))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static RequestSpecification withAlert(RequestSpecification request) throws SQLException {
        return request.pathParam(
                "id",
                one(
                        "insert into oversight.alert (id, hub, recorded_at, kind, window_from, window_to, actor_token, observed,"
                                + " first_at, last_at, explanation) values (gen_random_uuid(), 'HUB-A', now(), 'UNUSUAL_HOUR',"
                                + " now(), now(), ?, 1, now(), now(), 'Opened at night.') returning id::text",
                        newKey()));
    }

    private static RequestSpecification withParticipation(RequestSpecification request) throws SQLException {
        var caseId = newCase();
        created(send(named("inviteAgency"), at(caseId, as(OFFICER))));
        var participation = one("select id::text from casework.participation where case_id = ?::uuid", caseId);
        return at(caseId, request).pathParam("participation", participation);
    }

    private static RequestSpecification withRelease(RequestSpecification request) throws SQLException {
        var caseId = newCase();
        var release = created(send(named("disseminate"), READING.of(as(OFFICER)).pathParam("id", caseId)));
        return request.pathParam("id", caseId).pathParam("dissemination", release);
    }

    /** The police ask the council to release its item to the school. */
    private static RequestSpecification withQuestionOfPolice(RequestSpecification request) throws SQLException {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        var asked = READING.of(as("police.specialist"))
                .contentType("application/json")
                .body(Map.of(
                        "item", newItem(caseId),
                        "agency", "SCH-101",
                        "purpose", "EARLY_HELP",
                        "lawfulBasis", "CA2004_S10",
                        "reason", "The school should know",
                        "hours", 48))
                .post("/v1/cases/" + caseId + "/disseminations");
        return request.pathParam("id", caseId).pathParam("dissemination", created(asked));
    }

    private static RequestSpecification withCaseOfPolice(RequestSpecification request) {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "POL-90");
        return request.pathParam("id", caseId);
    }

    private static RequestSpecification withGrantOfPolice(RequestSpecification request) {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "POL-90");
        var grant = created(send(named("takeEmergencyAccess"), as(SPECIALIST).pathParam("id", caseId)));
        return request.pathParam("id", caseId).pathParam("grant", grant);
    }

    private static RequestSpecification withNotice(RequestSpecification request) throws SQLException {
        withQuestionOfPolice(given());
        return request.pathParam("id", as(OFFICER).get("/v1/notices").path("notices[0].id"));
    }

    private static RequestSpecification withPersonOfExample(RequestSpecification request) {
        var concern = Samples.concern();
        Samples.subject(concern).put("nhsNumber", "9991234578").put("dateOfBirth", "2014-06-12");
        Samples.caseOf("school-101", concern);
        return request;
    }

    private static String newItem(String caseId) {
        return created(send(named("contribute"), as(OFFICER).pathParam("id", caseId)));
    }

    private static RequestSpecification withReleasedTable(RequestSpecification request) {
        created(as(SECOND).post("/v1/statistics/releases/" + newRelease(4) + "/approval"));
        return request.pathParam("table", "demand").queryParam("period", "2018-Q4");
    }

    private static RequestSpecification withReleasedMeasure(RequestSpecification request) {
        released("2019-Q1");
        return request.pathParam("measure", "flow").queryParam("period", "2019-Q1");
    }

    private static RequestSpecification withReleasedQuarter(RequestSpecification request) {
        released("2019-Q2");
        return request.pathParam("period", "2019-Q2");
    }

    private static void released(String period) {
        created(as(SECOND).post("/v1/statistics/releases/" + prepared(period) + "/approval"));
    }

    /** Prepared for a quarter of 2018; the example prepares one of another year. */
    private static String newRelease(int quarter) {
        return prepared("2018-Q" + quarter);
    }

    private static String prepared(String period) {
        var example = named("prepareRelease").example().replaceAll("20\\d\\d-Q\\d", period);
        return created(as(GOVERNANCE)
                .config(AS_WRITTEN)
                .header("Content-Type", "application/json")
                .body(example.getBytes(UTF_8))
                .post("/v1/statistics/releases"));
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

    /** The proof of an entry waits until there is a checkpoint. */
    private static RequestSpecification afterCheckpoint(RequestSpecification request) {
        as(AUDITOR).get("/v1/audit/entries/" + newEntry() + "/proof").then().statusCode(200);
        return request;
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
