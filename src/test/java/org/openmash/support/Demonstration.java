package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.openmash.support.HubClient.Answer;

/**
 * One child's case from the first concern to the auditor, over HTTP with the accounts of the demo realm, told step by
 * step. It is a check as well: the first step that does not do what it says ends it with exit code 1. System
 * properties: {@code openmash.url}, {@code keycloak.url}.
 */
public final class Demonstration {
    private static final String OFFICER = "council.officer";

    private final HubClient hub;
    private final PrintStream out;
    private final DemoConcern sent = DemoConcern.fresh(LocalDate.now(ZoneId.of("Europe/London")));
    private final List<String> entries = new ArrayList<>();
    private String path = "";
    private int step;

    private Demonstration(HubClient hub, PrintStream out) {
        this.hub = hub;
        this.out = out;
    }

    /** Tells the story to its end, or says which step failed and exits with 1. */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, UTF_8);
        var story = new Demonstration(HubClient.ofProperties(), out);
        try {
            story.tell();
        } catch (RuntimeException failure) {
            out.println("FAILED after step " + story.step + ": " + failure.getMessage());
            System.exit(1);
        }
    }

    private void tell() {
        raise();
        var line = find();
        triage();
        contribute();
        readSideBySide();
        refuse();
        audit();
        out.printf(
                "%ncase %s, reference %s%n",
                line.get("id").asText(), line.at("/case/reference").asText());
    }

    private void raise() {
        var key = "demonstration-" + sent.run();
        var header = Map.of("Idempotency-Key", key);
        var answer = keep(expect(201, hub.post("school-101", "/v1/concerns", sent.concern(), header)));
        say("school-101 posts a concern about %s and has its receipt: reference %s, an answer by %s. %s"
                .formatted(
                        sent.child(),
                        answer.json().get("reference").asText(),
                        answer.json().get("responseDueBy").asText(),
                        answer.json().get("whatHappensNext").asText()));
        var again = expect(201, hub.post("school-101", "/v1/concerns", sent.concern(), header));
        require(again.json().get("id").equals(answer.json().get("id")), "a repeat made a second concern");
        say("the line was bad, the school's system posts it again: the same receipt, no second concern");
        var other = hub.post("school-101", "/v1/concerns", sent.concern().replace("hungry", "tired"), header);
        expect(422, other);
        say("the same key with another text is refused: %s"
                .formatted(other.json().get("title").asText()));
    }

    private JsonNode find() {
        var list = keep(expect(200, hub.get(OFFICER, "/v1/cases?sort=-receivedAt&limit=50", "TRIAGE")));
        var line = StreamSupport.stream(list.json().get("cases").spliterator(), false)
                .filter(one ->
                        one.toString().contains(sent.child()) && one.toString().contains(sent.dateOfBirth()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the case is not in the work list"));
        path = "/v1/cases/" + line.get("id").asText();
        require(line.at("/case/contactsLast12Months").asInt() == 1, "the child was met before");
        say("%s finds it in the work list: %s, %s, due %s"
                .formatted(
                        OFFICER,
                        line.at("/case/reference").asText(),
                        line.at("/case/status").asText(),
                        line.at("/case/dueAt").asText()));
        expect(404, hub.get("school.dsl", path, "AGENCY_CHECK"));
        say("before anybody has rated it, not even the school that raised it can read it: 404");
        return line;
    }

    private void triage() {
        var read = keep(expect(200, hub.get(OFFICER, path, "TRIAGE")));
        say("%s reads it for TRIAGE: %s"
                .formatted(OFFICER, read.json().at("/concerns/0/summary").asText()));
        var rated = move(
                "/ratings",
                "{\"rating\":\"AMBER\",\"rationale\":\"Third time this month; nobody sees her at night.\"}",
                read.header("ETag"));
        say("%s rates it %s with a rationale: the school takes part from now on; next due %s"
                .formatted(
                        OFFICER,
                        rated.get("rating").asText(),
                        rated.get("dueAt").asText()));
        var etag = rated.get("etag").asText();
        for (String agency : List.of("POL-90", "NHS-RX1")) {
            var request =
                    "{\"agency\":\"%s\",\"purposes\":[\"AGENCY_CHECK\"],\"reason\":\"Asked for a check of records\"}";
            etag = move("/participations", request.formatted(agency), "\"" + etag + "\"")
                    .get("etag")
                    .asText();
            say("%s lets %s take part, for AGENCY_CHECK".formatted(OFFICER, agency));
        }
        expect(
                412,
                hub.post(
                        OFFICER,
                        path + "/ratings",
                        "{\"rating\":\"GREEN\",\"rationale\":\"Too late\"}",
                        ifMatch(read.header("ETag"))));
        say("somebody who still looks at the old page cannot rate over it: 412");
    }

    private void contribute() {
        sent.items().forEach((account, item) -> {
            keep(expect(201, hub.post(account, path + "/contributions", item.toString(), Map.of())));
            say("%s adds what the agency knows: %s"
                    .formatted(account, item.get("detail").asText()));
        });
    }

    private void readSideBySide() {
        var policy = new WrittenPolicy();
        var seen = DemoReader.ALL.stream()
                .map(reader ->
                        new SeenCase(reader, keep(expect(200, hub.get(reader.account(), path, reader.purpose())))))
                .toList();
        say("the same case, read by six people at the same time\n\n%s\n".formatted(SideBySide.table(seen)));
        Set<Object> different = new HashSet<>();
        for (var one : seen) {
            var faults = one.faults(policy, sent.marks());
            require(faults.isEmpty(), one.reader().account() + ": " + faults);
            different.add(one.withheld());
        }
        require(different.size() == seen.size(), "two readers see the same fields");
        say("each of %d fields of each reader is as the policy table says; no withheld text or number is in any answer"
                .formatted(policy.fields().size()));
    }

    private void refuse() {
        var foreign = expect(404, hub.get("hubb.officer", path, "TRIAGE"));
        var missing = expect(404, hub.get("hubb.officer", "/v1/cases/00000000-0000-7000-8000-000000000000", "TRIAGE"));
        require(
                withoutItsOwnAddress(foreign).equals(withoutItsOwnAddress(missing)),
                "a case of another hub is told from one that does not exist");
        say("an officer of another hub asks for the case: 404, word for word as for one that does not exist");
        expect(403, hub.get("analyst", path, "STATISTICS"));
        say("the analyst, who reads statistics only, asks for it: 403");
        expect(
                403,
                hub.post(
                        "school.dsl",
                        path + "/ratings",
                        "{\"rating\":\"BLUE\",\"rationale\":\"-\"}",
                        ifMatch("\"x\"")));
        say("the school tries to rate it: 403");
    }

    private void audit() {
        var answer = expect(200, hub.get("auditor", "/v1/audit/entries?limit=200&case=" + path.substring(10)));
        var log = new AuditTrail(answer.json().get("entries"));
        say("the auditor searches the log for this case\n\n%s\n".formatted(log.table()));
        entries.forEach(entry -> require(log.has(entry), "entry " + entry + " is not in the log"));
        require(log.has("LA-902", "NOT_FOUND"), "the look of the other hub is not in the log");
        require(log.has("LA-901", "REFUSED"), "the refusal of the analyst is not in the log");
        require(!sent.marks().values().stream().anyMatch(answer.text()::contains), "the log holds case content");
        say("every answer named its entry and all %d are there; so are the refusals; no word of the case is"
                .formatted(entries.size()));
        expect(403, hub.get("auditor", path, "AUDIT"));
        say("the auditor cannot read the case itself: 403");
    }

    private JsonNode move(String what, String body, String etag) {
        return keep(expect(201, hub.post(OFFICER, path + what, body, ifMatch(etag))))
                .json();
    }

    private static Map<String, String> ifMatch(String etag) {
        return Map.of("If-Match", etag);
    }

    private Answer keep(Answer answer) {
        entries.add(answer.header("Audit-Entry"));
        return answer;
    }

    private static Answer expect(int status, Answer answer) {
        require(answer.status() == status, "expected " + status + ", got " + answer.status() + ": " + answer.text());
        return answer;
    }

    private static JsonNode withoutItsOwnAddress(Answer problem) {
        return ((ObjectNode) problem.json()).remove(List.of("instance", "requestId"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private void say(String what) {
        step++;
        out.printf("%2d  %s%n", step, what);
    }
}
