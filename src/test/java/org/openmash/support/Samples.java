package org.openmash.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Concerns about invented people and the calls that most tests of the running service begin with. */
public final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MACHINES =
            Set.of("school-101", "school-102", "police-force", "nhs-trust", "council-edt");
    private static final AtomicInteger SERIAL = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 900_000));

    private Samples() {}

    /** A full concern about one girl nobody knows yet, with her mother. */
    public static ObjectNode concern() {
        try (var file = Objects.requireNonNull(Samples.class.getResourceAsStream("/concern/example.json"))) {
            var concern = (ObjectNode) JSON.readTree(file);
            subject(concern).put("nhsNumber", nhsNumber());
            return concern;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first person of a concern. */
    public static ObjectNode subject(ObjectNode concern) {
        return (ObjectNode) concern.at("/people/0");
    }

    /** Adds one more subject, who differs by the given name and the NHS number. */
    public static ObjectNode addSubject(ObjectNode concern, String givenNames) {
        var sibling = subject(concern).deepCopy().put("givenNames", givenNames).put("nhsNumber", nhsNumber());
        concern.withArray("/people").add(sibling);
        return sibling;
    }

    /** A valid NHS number of the range for tests, each time another one. */
    public static String nhsNumber() {
        while (true) {
            var nine = "999%06d".formatted(SERIAL.getAndIncrement() % 1_000_000);
            int sum = 0;
            for (int i = 0; i < nine.length(); i++) {
                sum += (10 - i) * (nine.charAt(i) - '0');
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    /** A request of a person or a machine of the demo realm. */
    public static RequestSpecification as(String account) {
        return given().auth()
                .oauth2(MACHINES.contains(account) ? LocalKeycloak.clientToken(account) : LocalKeycloak.token(account));
    }

    public static Response post(String machine, String key, String concern) {
        return as(machine)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(concern)
                .post("/v1/concerns");
    }

    /** Posts a concern that must be accepted, and gives the receipt. */
    public static Response raise(String machine, ObjectNode concern) {
        var receipt = post(machine, key(), concern.toString());
        assertThat(receipt.statusCode()).as(receipt.asString()).isEqualTo(201);
        return receipt;
    }

    /** Posts a concern about one person, and gives the case it went to. */
    public static String caseOf(String machine, ObjectNode concern) {
        var cases = casesOf(raise(machine, concern).path("id"));
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    /** The cases a concern went to, in the order of its subjects; read from outside, for no receipt names a case. */
    public static List<String> casesOf(String concern) {
        return column(
                "select o.case_id from casework.concern_open o join casework.case_open c on c.id = o.case_id"
                        + " where o.id = ?::uuid order by c.id",
                concern);
    }

    /** The kinds of the tasks about a case. */
    public static List<String> tasksOf(String caseId) {
        return column("select kind from casework.task where case_id = ?::uuid order by kind", caseId);
    }

    /** The first column of a statement, asked as the superuser. */
    public static List<String> column(String sql, Object... parameters) {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var values = new ArrayList<String>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Response read(String user, String caseId, String purpose) {
        return as(user).header("Access-Purpose", purpose).get("/v1/cases/" + caseId);
    }

    /** A view that must be given. */
    public static Response view(String user, String caseId, String purpose) {
        var view = read(user, caseId, purpose);
        assertThat(view.statusCode()).as(view.asString()).isEqualTo(200);
        return view;
    }

    /** The version of a case as the officer reads it now. */
    public static String version(String officer, String caseId) {
        return view(officer, caseId, "TRIAGE").header("ETag");
    }

    /** A move in the version given. */
    public static Response move(String officer, String caseId, String version, String what, Map<String, ?> body) {
        return as(officer)
                .header("If-Match", version)
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + caseId + "/" + what);
    }

    /** A move of {@code council.officer} in the present version, which must succeed. */
    public static Response move(String caseId, String what, Map<String, ?> body) {
        var moved = move("council.officer", caseId, version("council.officer", caseId), what, body);
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(201);
        return moved;
    }

    public static void rate(String caseId) {
        move(caseId, "ratings", Map.of("rating", "AMBER", "rationale", "Second contact in a month."));
    }

    public static String invite(String caseId, String agency, String... purposes) {
        return move(
                        caseId,
                        "participations",
                        Map.of("agency", agency, "purposes", Arrays.asList(purposes), "reason", "Asked for a check"))
                .path("id");
    }
}
