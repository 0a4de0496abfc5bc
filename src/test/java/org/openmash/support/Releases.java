package org.openmash.support;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that tests of releases begin with. */
public final class Releases {
    private Releases() {}

    /** A case raised by the school, in which police and health take part for checks; the school takes none. */
    public static String sharedCase() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        for (String agency : List.of("POL-90", "NHS-RX1")) {
            Samples.invite(caseId, agency, "AGENCY_CHECK");
        }
        return caseId;
    }

    /** Adds an item under {@code police.detail}, and gives its id. */
    public static String item(String user, String caseId, String detail, String grade) {
        return item(user, caseId, detail, grade, null);
    }

    /** The same, of an event on a day. */
    public static String item(String user, String caseId, String detail, String grade, @Nullable String day) {
        Map<String, Object> body =
                new HashMap<>(Map.of("field", "police.detail", "eventType", "OTHER", "detail", detail, "grade", grade));
        if (day != null) {
            body.put("eventDate", day);
        }
        if (grade.endsWith("C")) {
            body.put("handlingConditions", "Ask the originator first.");
        }
        var added = Samples.as(user)
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + caseId + "/contributions");
        added.then().statusCode(201);
        return added.path("id");
    }

    /** What a release for 48 hours to an agency says, but for the item or field. */
    public static Map<String, Object> terms(String agency) {
        return new HashMap<>(Map.of(
                "agency", agency,
                "purpose", "EARLY_HELP",
                "lawfulBasis", "CA2004_S10",
                "reason", "The school plans the morning",
                "hours", 48));
    }

    public static Response release(String user, String caseId, Map<String, Object> body) {
        return post(user, "/v1/cases/" + caseId + "/disseminations", body);
    }

    public static Response releaseItem(String user, String caseId, String item, String agency) {
        var body = terms(agency);
        body.put("item", item);
        return release(user, caseId, body);
    }

    /** A release that must be begun; gives its id. */
    public static String begun(Response release) {
        release.then().statusCode(201);
        return release.path("id");
    }

    /** An act on a release: answers, overrides, revocations. */
    public static Response act(String user, String caseId, String release, String what, Map<String, ?> body) {
        return post(user, "/v1/cases/" + caseId + "/disseminations/" + release + "/" + what, body);
    }

    /** What is released to the user's agency now. */
    public static Response released(String user) {
        var list = Samples.as(user).header("Access-Purpose", "EARLY_HELP").get("/v1/disseminations");
        list.then().statusCode(200);
        return list;
    }

    /** The kinds of the notices about one thing that the user sees. */
    public static List<String> notices(String user, String about) {
        var list = Samples.as(user).get("/v1/notices");
        list.then().statusCode(200);
        return list.path("notices.findAll { it.about == '" + about + "' }.kind");
    }

    public static Response post(String user, String path, Map<String, ?> body) {
        return Samples.as(user)
                .header("Access-Purpose", "TRIAGE")
                .contentType("application/json")
                .body(body)
                .post(path);
    }
}
