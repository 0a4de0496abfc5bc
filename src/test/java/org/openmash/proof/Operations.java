package org.openmash.proof;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openmash.PublishedOperation;
import org.openmash.support.Draw;

/**
 * How to draw a request of each operation of {@code openapi.yaml}. A new operation needs one line in {@link #ALL}: who may
 * call it, and {@link #described()} when its parameters have the usual names and its published example is a fit body.
 */
final class Operations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)\\}");
    private static final Set<String> READERS = Set.of("practitioner", "officer", "manager");
    private static final Set<String> OFFICERS = Set.of("officer", "manager");
    private static final Set<String> REFERRERS = Set.of("referrer");
    private static final Set<String> AUDITORS = Set.of("auditor");
    private static final Set<String> GOVERNANCE = Set.of("governance");
    private static final Set<String> ANALYSTS = Set.of("analyst", "governance");
    private static final Set<String> EVERYBODY =
            Set.of("referrer", "practitioner", "officer", "manager", "auditor", "analyst", "governance");

    /** Draws one request. */
    interface Generator {
        Asked draw(PublishedOperation operation, Draw draw, Known known);
    }

    /** Who may call it (others are drawn too, less often), and how it is drawn. */
    record Drawn(Set<String> callers, Generator generator) {}

    static final Map<String, Drawn> ALL = Map.ofEntries(
            entry("postConcern", new Drawn(REFERRERS, Operations::concern)),
            entry("postConcernBatch", new Drawn(REFERRERS, Operations::batch)),
            entry("readConcernReceipt", new Drawn(REFERRERS, described("concern_receipt"))),
            entry("listCases", new Drawn(READERS, Operations::list)),
            entry("readCase", new Drawn(READERS, described())),
            entry("contribute", new Drawn(READERS, Operations::contribution)),
            entry("correctContribution", new Drawn(READERS, Operations::contribution)),
            entry("rateCase", new Drawn(OFFICERS, described())),
            entry("assignCase", new Drawn(OFFICERS, described())),
            entry("inviteAgency", new Drawn(OFFICERS, Operations::invitation)),
            entry("endParticipation", new Drawn(OFFICERS, described())),
            entry("excludeFromCase", new Drawn(OFFICERS, described())),
            entry("restrictCase", new Drawn(OFFICERS, described())),
            entry("listTasks", new Drawn(OFFICERS, described())),
            entry("completeTask", new Drawn(OFFICERS, described("task"))),
            entry("importCinReturn", new Drawn(OFFICERS, described())),
            entry("searchEntries", new Drawn(AUDITORS, Operations::entries)),
            entry("readEntry", new Drawn(AUDITORS, described())),
            entry("readMe", new Drawn(EVERYBODY, described())),
            entry("readMyDisclosure", new Drawn(EVERYBODY, described())),
            entry("readChronology", new Drawn(READERS, described())),
            entry("explainField", new Drawn(READERS, Operations::explanation)),
            entry("searchCases", new Drawn(READERS, Operations::search)),
            entry("recallContribution", new Drawn(READERS, described())),
            entry("restrictContribution", new Drawn(READERS, described())),
            entry("disseminate", new Drawn(READERS, Operations::release)),
            entry("listCaseDisseminations", new Drawn(READERS, described())),
            entry("listDisseminations", new Drawn(READERS, described())),
            entry("answerDissemination", new Drawn(READERS, described())),
            entry("overrideDissemination", new Drawn(OFFICERS, described())),
            entry("revokeDissemination", new Drawn(READERS, described())),
            entry("takeEmergencyAccess", new Drawn(READERS, described())),
            entry("seekEmergencyAccess", new Drawn(READERS, Operations::emergency)),
            entry("secondEmergencyAccess", new Drawn(READERS, described())),
            entry("listEmergencyAccess", new Drawn(OFFICERS, described())),
            entry("reviewEmergencyAccess", new Drawn(OFFICERS, described())),
            entry("releaseProtectedReads", new Drawn(OFFICERS, described())),
            entry("listNotices", new Drawn(union(READERS, GOVERNANCE), described())),
            entry("acknowledgeNotice", new Drawn(union(READERS, GOVERNANCE), described("notice"))),
            entry("listReaders", new Drawn(READERS, Operations::readers)),
            entry("readReceipt", new Drawn(READERS, Operations::receipt)),
            entry("replayAccess", new Drawn(union(AUDITORS, OFFICERS), Operations::replay)),
            entry("readKeys", new Drawn(AUDITORS, described())),
            entry("exportEntries", new Drawn(AUDITORS, Operations::export)),
            entry("listAlerts", new Drawn(AUDITORS, described())),
            entry("runAlerts", new Drawn(AUDITORS, Operations::alertRun)),
            entry("reviewAlert", new Drawn(AUDITORS, described("alert"))),
            entry("unsealStaff", new Drawn(AUDITORS, Operations::unsealing)),
            entry("resolvePerson", new Drawn(OFFICERS, Operations::ofPerson)),
            entry("declareRelative", new Drawn(READERS, described())),
            entry("declareLineManager", new Drawn(GOVERNANCE, described())),
            entry("prepareSubjectAccess", new Drawn(GOVERNANCE, Operations::ofPerson)),
            entry("releaseSubjectAccess", new Drawn(GOVERNANCE, described("access_draft"))),
            entry("eraseDetails", new Drawn(GOVERNANCE, described())),
            entry("placeLegalHold", new Drawn(GOVERNANCE, Operations::hold)),
            entry("endLegalHold", new Drawn(GOVERNANCE, described("legal_hold"))),
            entry("proposeAgreement", new Drawn(GOVERNANCE, described())),
            entry("listAgreements", new Drawn(union(union(GOVERNANCE, AUDITORS), OFFICERS), described())),
            entry("approveAgreement", new Drawn(GOVERNANCE, described("agreement"))),
            entry("suspendAgreement", new Drawn(GOVERNANCE, described("agreement"))),
            entry("reportReviews", new Drawn(union(GOVERNANCE, AUDITORS), described())),
            entry("tryPolicy", new Drawn(GOVERNANCE, described())),
            entry("proposePolicyVersion", new Drawn(GOVERNANCE, described())),
            entry("listPolicyVersions", new Drawn(union(GOVERNANCE, AUDITORS), described())),
            entry("readPolicyVersion", new Drawn(union(GOVERNANCE, AUDITORS), described("policy_version"))),
            entry("approvePolicyVersion", new Drawn(GOVERNANCE, described("policy_version"))),
            entry("listStatistics", new Drawn(ANALYSTS, described())),
            entry("readStatistics", new Drawn(ANALYSTS, Operations::statistics)),
            entry("readMeasure", new Drawn(ANALYSTS, Operations::statistics)),
            entry("readMethods", new Drawn(ANALYSTS, described())),
            entry("readBulletin", new Drawn(ANALYSTS, Operations::statistics)));

    private static final String SALTED =
            "a commitment of the log: it is made of salted hashes, which differ between any two runs, equal worlds too";
    private static final String NOISE =
            "draws random noise anew, so it differs between any two runs, equal worlds too; AttackSuiteTest is its proof";

    /** Operations that are not compared, each with the reason. */
    static final Map<String, String> APART = Map.of(
            "readCheckpoint", SALTED,
            "readTile", SALTED,
            "readProof", SALTED,
            "prepareRelease", NOISE,
            "readRelease", NOISE,
            "approveRelease", NOISE);

    /** Compared, but refused each time, with the reason. */
    static final Map<String, String> NEVER_SUCCEED = Map.of(
            "readStatistics", "nothing is released in these worlds",
            "readMeasure", "nothing is released in these worlds",
            "readBulletin", "nothing is released in these worlds",
            "reviewAlert", "no rule finds anything in so short a log");

    /** What has to happen first for an operation to do something: the reader's own operations, and what others do. */
    private static final Map<String, List<String>> FIRST = Map.ofEntries(
            entry("correctContribution", List.of("contribute")),
            entry("recallContribution", List.of("contribute")),
            entry("restrictContribution", List.of("contribute")),
            entry("revokeDissemination", List.of("disseminate")),
            entry("overrideDissemination", List.of("disseminate")),
            entry("answerDissemination", List.of(Surroundings.ASK, "listCaseDisseminations")),
            entry("reviewEmergencyAccess", List.of(Surroundings.BREAK_GLASS, "listEmergencyAccess")),
            entry("completeTask", List.of("listTasks")),
            entry("acknowledgeNotice", List.of(Surroundings.ASK, "listNotices")),
            entry("readConcernReceipt", List.of("postConcern")),
            entry("readEntry", List.of(Surroundings.BREAK_GLASS, "searchEntries")),
            entry("unsealStaff", List.of(Surroundings.BREAK_GLASS, "searchEntries")),
            entry("replayAccess", List.of(Surroundings.BREAK_GLASS, "searchEntries")),
            entry("reviewAlert", List.of(Surroundings.BREAK_GLASS, "runAlerts")),
            entry("releaseSubjectAccess", List.of(Surroundings.DRAFT)),
            entry("endLegalHold", List.of(Surroundings.HOLD)),
            entry("approveAgreement", List.of(Surroundings.AGREEMENT, "listAgreements")),
            entry("suspendAgreement", List.of(Surroundings.AGREEMENT, "listAgreements", "approveAgreement")),
            entry("readPolicyVersion", List.of("listPolicyVersions")),
            entry("approvePolicyVersion", List.of(Surroundings.VERSION, "listPolicyVersions")));

    private static final Map<String, PublishedOperation> PUBLISHED =
            PublishedOperation.all().stream().collect(Collectors.toMap(PublishedOperation::id, operation -> operation));

    private Operations() {}

    static Set<String> published() {
        return PUBLISHED.keySet();
    }

    /** Whether the caller must name the version of the case it saw. */
    static boolean needsVersion(String id) {
        for (JsonNode parameter : operation(id).said().path("parameters")) {
            if (parameter.path("name").asText().equals("If-Match")) {
                return true;
            }
        }
        return false;
    }

    /** What has to happen first, in order; a case is read before it is moved, because its version must be named. */
    static List<String> first(String id) {
        return needsVersion(id) ? List.of("readCase") : FIRST.getOrDefault(id, List.of());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new java.util.HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }

    static Asked draw(String id, Draw draw, Known known) {
        return Objects.requireNonNull(ALL.get(id), id).generator().draw(operation(id), draw, known);
    }

    private static PublishedOperation operation(String id) {
        return Objects.requireNonNull(PUBLISHED.get(id), id);
    }

    /**
     * Draws by the description: ids in the path by the names of their variables, purpose, version and key in the headers,
     * the published example as the body, now and then with a property missing.
     */
    static Generator described() {
        return described("");
    }

    /** The same, with {@code id} drawn from a table of the world. */
    static Generator described(String idsOf) {
        return (operation, draw, known) -> {
            var path = path(operation.path(), idsOf, draw, known);
            var mediaType = operation.mediaType();
            var asked = mediaType == null
                    ? new Asked(operation.method(), path, Map.of(), "")
                    : new Asked(operation.method(), path, Map.of("Content-Type", mediaType), body(operation, draw));
            return withHeaders(operation, asked, draw, known);
        };
    }

    private static String path(String template, String idsOf, Draw draw, Known known) {
        var id = template.startsWith("/v1/cases")
                ? known.caseId(draw)
                : idsOf.isEmpty() ? known.other(draw) : known.idIn(idsOf, draw);
        return VARIABLE.matcher(template).replaceAll(found -> switch (found.group(1)) {
            case "id" -> id;
            case "version" -> encoded(id);
            case "item" -> known.ownItem(id, draw);
            case "participation" -> known.idIn("participation", id, draw);
            case "dissemination" -> known.idIn("dissemination", id, draw);
            case "grant" -> known.idIn("emergency_grant", id, draw);
            case "table" -> draw.of(List.of("demand", "flow", "nothing"));
            case "measure" -> draw.of(List.of("flow", "nothing"));
            case "period" -> draw.of(List.of("2026-Q1", "2026-Q2", "x"));
            default -> known.other(draw);
        });
    }

    private static Asked withHeaders(PublishedOperation operation, Asked asked, Draw draw, Known known) {
        var result = asked;
        for (JsonNode parameter : operation.said().path("parameters")) {
            result = switch (parameter.path("name").asText()) {
                case "Access-Purpose" ->
                    draw.chance(0.95) ? result.with("Access-Purpose", purpose(asked, draw, known)) : result;
                case "If-Match" -> draw.chance(0.95) ? result.with("If-Match", version(asked, draw, known)) : result;
                case "Idempotency-Key" -> result.with("Idempotency-Key", "key-" + draw.between(0, 1_000_000));
                default -> result;
            };
        }
        return result;
    }

    private static String version(Asked asked, Draw draw, Known known) {
        return known.version(asked.path().split("/", -1)[3], draw);
    }

    /** Mostly one that is live for the reader on the case. */
    private static String purpose(Asked asked, Draw draw, Known known) {
        var segments = asked.path().split("[/?]", -1);
        var planned = known.planned(segments.length > 3 ? segments[3] : "")
                .orElse(known.world().focus());
        var live = new ArrayList<>(planned.live());
        if (known.world().reader().isOfficer()) {
            live.add("TRIAGE");
        }
        if (!live.isEmpty() && draw.chance(0.7)) {
            return draw.of(live);
        }
        return draw.chance(0.4) ? "TRIAGE" : draw.of(World.purposes());
    }

    private static String body(PublishedOperation operation, Draw draw) {
        if (!operation.example().startsWith("{") || draw.chance(0.85)) {
            return operation.example();
        }
        var node = (ObjectNode) read(operation.example());
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        node.remove(draw.of(names));
        return node.toString();
    }

    /** Filters by readable, withheld and unknown names, sorts by allowed and other keys, pages. */
    private static Asked list(PublishedOperation operation, Draw draw, Known known) {
        var query = new ArrayList<String>();
        var keys = NaivePolicy.rows().stream()
                .map(NaivePolicy.Row::field)
                .filter(field -> field.startsWith("case."))
                .map(field -> field.substring("case.".length()))
                .toList();
        if (draw.chance(0.6)) {
            var key = draw.of(keys);
            query.add(key + "=" + encoded(value(key, draw, known)));
        }
        if (draw.chance(0.2)) {
            query.add(draw.of(List.of("dueFrom", "dueBefore", "receivedFrom", "receivedBefore", "nothing")) + "="
                    + encoded(known.world().now().toString()));
        }
        if (draw.chance(0.6)) {
            var sorts = new ArrayList<>(List.of("dueAt", "-dueAt", "receivedAt", "-receivedAt"));
            query.add("sort=" + (draw.chance(0.7) ? draw.of(sorts) : draw.of(keys)));
        }
        if (draw.chance(0.6)) {
            query.add("limit=" + draw.between(1, 4));
        }
        if (draw.chance(0.3)) {
            query.add("cursor=" + encoded(known.cursor(draw)));
        }
        var asked = Asked.get(operation.path() + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        return withHeaders(operation, asked, draw, known);
    }

    private static String value(String key, Draw draw, Known known) {
        var column = NaivePolicy.columnOf("case." + key);
        int dot = column.indexOf('.');
        var values = new ArrayList<>(known.world().values(column.substring(0, dot), column.substring(dot + 1)));
        values.add("1");
        return draw.of(values);
    }

    /** A concern about somebody on a case, known to the sender or not, or about somebody new. */
    private static Asked concern(PublishedOperation operation, Draw draw, Known known) {
        var asked = Asked.post(operation.path(), "application/json", concernAbout(draw, known));
        var headers = withHeaders(operation, asked, draw, known);
        return draw.chance(0.1) ? headers.with("Idempotency-Key", "key-TAKES_PART-0") : headers;
    }

    private static String concernAbout(Draw draw, Known known) {
        var concern = (ObjectNode) read(example("postConcern"));
        var subject = (ObjectNode) concern.at("/people/0");
        var numbers = known.world().values("person_identity", "value");
        subject.put("familyName", "Wrenmarsh").put("dateOfBirth", "2015-03-02");
        subject.put(
                "nhsNumber",
                draw.chance(0.7) ? draw.of(numbers) : known.world().chance().nhsNumber("new", draw.between(0, 99)));
        if (draw.chance(0.1)) {
            subject.put("nhsNumber", "999");
        }
        if (draw.chance(0.1)) {
            concern.put("immediateDanger", true);
        }
        if (draw.chance(0.1)) {
            concern.putObject("staffAllegation").put("text", "Held by the arm.").put("aboutWorkerOf", "SCH-101");
        }
        return concern.toString();
    }

    private static Asked batch(PublishedOperation operation, Draw draw, Known known) {
        var lines = new ArrayList<String>();
        int most = draw.between(1, 3);
        for (int i = 0; i < most; i++) {
            lines.add("{\"idempotencyKey\":\"line-" + draw.between(0, 1_000_000) + "\",\"concern\":"
                    + concernAbout(draw, known) + "}");
        }
        return Asked.post(operation.path(), "application/x-ndjson", String.join("\n", lines));
    }

    /** Mostly of the kind the reader's own sector knows of. */
    private static Asked contribution(PublishedOperation operation, Draw draw, Known known) {
        var path = path(operation.path(), "", draw, known);
        var item = (ObjectNode) read(example("contribute"));
        var shown = NaivePolicy.shown(known.world().reader(), World.purposes());
        var fields = NaivePolicy.rows().stream()
                .filter(row ->
                        row.column().startsWith("contribution_") && !row.field().startsWith("contribution."))
                .map(NaivePolicy.Row::field)
                .toList();
        var readable = fields.stream()
                .filter(shown::contains)
                .filter(field -> !field.endsWith(".headline"))
                .toList();
        item.put("field", draw.of(readable.isEmpty() || draw.chance(0.3) ? fields : readable));
        item.put("eventType", "OTHER");
        if (draw.chance(0.2)) {
            item.put("grade", "1AC").put("handlingConditions", "Ask us first.");
        }
        return withHeaders(operation, Asked.post(path, "application/json", item.toString()), draw, known);
    }

    /** Never widens the caller's own right: what an officer opens to the own agency on purpose is not withheld from it. */
    private static Asked invitation(PublishedOperation operation, Draw draw, Known known) {
        var body = (ObjectNode) read(example("inviteAgency"));
        body.put("agency", draw.of(List.of("POL-90", "SCH-101", "NHS-RX1", "EXT-9")));
        return withHeaders(
                operation,
                Asked.post(path(operation.path(), "", draw, known), "application/json", body.toString()),
                draw,
                known);
    }

    /** Asks about fields that are shown, withheld and unknown. */
    private static Asked explanation(PublishedOperation operation, Draw draw, Known known) {
        var fields = NaivePolicy.rows().stream().map(NaivePolicy.Row::field).toList();
        var field = draw.chance(0.95) ? draw.of(fields) : "case.nothing";
        var asked = Asked.get(path(operation.path(), "", draw, known) + "?field=" + encoded(field));
        return withHeaders(operation, asked, draw, known);
    }

    /** By what the published example names, and by values that stand somewhere, seen or not. */
    private static Asked search(PublishedOperation operation, Draw draw, Known known) {
        if (draw.chance(0.3)) {
            return described().draw(operation, draw, known);
        }
        var criteria = new JsonMapper().createObjectNode();
        var key = draw.of(
                List.of("nhsNumber", "upn", "uln", "pncId", "localId", "uprn", "school", "gpPractice", "reference"));
        var column = NaivePolicy.columnOf((key.equals("reference") ? "case." : "subject.") + key);
        int dot = column.indexOf('.');
        var values = new ArrayList<>(known.world().values(column.substring(0, dot), column.substring(dot + 1)));
        values.add("1");
        criteria.put(key, draw.of(values));
        return withHeaders(
                operation, Asked.post(operation.path(), "application/json", criteria.toString()), draw, known);
    }

    /** Releases items of the case, mostly: the own agency's, or another's, whose owner is then asked. */
    private static Asked release(PublishedOperation operation, Draw draw, Known known) {
        var asked = described().draw(operation, draw, known);
        var caseId = asked.path().split("/", -1)[3];
        var body = (ObjectNode) read(operation.example());
        if (draw.chance(known.world().reader().isOfficer() ? 0.6 : 0.9)) {
            body.remove("field");
            body.put("item", known.releasable(caseId, draw));
            if (draw.chance(0.8)) {
                body.remove("edited");
            }
        }
        return new Asked(operation.method(), asked.path(), asked.headers(), body.toString());
    }

    private static Asked entries(PublishedOperation operation, Draw draw, Known known) {
        return Asked.get(operation.path() + "?" + String.join("&", criteria(draw, known, draw.chance(0.5))));
    }

    private static Asked export(PublishedOperation operation, Draw draw, Known known) {
        var query = criteria(draw, known, false);
        query.add("format=" + draw.of(List.of("NDJSON", "CSV", "FHIR")));
        return Asked.get(operation.path() + "?" + String.join("&", query));
    }

    private static List<String> criteria(Draw draw, Known known, boolean limited) {
        var query = new ArrayList<String>();
        if (draw.chance(0.6)) {
            query.add("case=" + known.caseId(draw));
        }
        if (draw.chance(0.2)) {
            query.add("agency=" + draw.of(List.of("LA-901", "POL-90", "x")));
        }
        if (draw.chance(0.2)) {
            query.add("outcome=" + draw.of(List.of("PERMITTED", "NOT_FOUND", "PARTIAL", "x")));
        }
        if (limited) {
            query.add("limit=" + draw.between(1, 3));
        }
        if (draw.chance(0.2)) {
            query.add("cursor=" + encoded(known.cursor(draw)));
        }
        query.add("from=" + encoded(known.world().now().toString()));
        return query;
    }

    /** By the identifier of somebody on a case that is known or kept from the reader, or of nobody. */
    private static Asked emergency(PublishedOperation operation, Draw draw, Known known) {
        var body = (ObjectNode) read(operation.example());
        var numbers = known.world().identifiers();
        if (draw.chance(0.9)) {
            body.put("dateOfBirth", "2015-03-02");
            ((ObjectNode) body.get("identifier")).put("value", draw.of(numbers));
        }
        return Asked.post(operation.path(), "application/json", body.toString());
    }

    private static Asked readers(PublishedOperation operation, Draw draw, Known known) {
        var item = known.ownItem(known.caseId(draw), draw);
        return Asked.get(operation.path().replace("{id}", item));
    }

    private static Asked receipt(PublishedOperation operation, Draw draw, Known known) {
        var month =
                draw.chance(0.9) ? known.world().now().toString().substring(0, 7) : draw.of(List.of("2026-01", "x"));
        return Asked.get(operation.path().replace("{month}", month));
    }

    private static Asked replay(PublishedOperation operation, Draw draw, Known known) {
        var asked = Asked.get(operation.path() + "?case=" + known.caseId(draw) + "&actor=" + encoded(known.actor(draw))
                + "&at="
                + encoded(known.world().now().plusSeconds(draw.between(0, 5)).toString()));
        return withHeaders(operation, asked, draw, known);
    }

    private static Asked alertRun(PublishedOperation operation, Draw draw, Known known) {
        var now = known.world().now();
        var body = new JsonMapper()
                .createObjectNode()
                .put("from", now.minusSeconds(1).toString())
                .put("to", now.plusSeconds(draw.between(1, 30)).toString());
        return Asked.post(operation.path(), "application/json", body.toString());
    }

    private static Asked unsealing(PublishedOperation operation, Draw draw, Known known) {
        var body = (ObjectNode) read(operation.example());
        return Asked.post(
                operation.path(),
                "application/json",
                body.put("actor", known.actor(draw)).toString());
    }

    /** About the person of a case. */
    private static Asked ofPerson(PublishedOperation operation, Draw draw, Known known) {
        var body = (ObjectNode) read(operation.example());
        body.put("person", known.person(draw));
        return withHeaders(operation, Asked.post(operation.path(), "application/json", body.toString()), draw, known);
    }

    private static Asked hold(PublishedOperation operation, Draw draw, Known known) {
        var body = (ObjectNode) read(operation.example());
        body.put("caseId", known.caseId(draw));
        return Asked.post(operation.path(), "application/json", body.toString());
    }

    private static Asked statistics(PublishedOperation operation, Draw draw, Known known) {
        var path = path(operation.path(), "", draw, known);
        return Asked.get(
                path.contains("bulletins") ? path : path + "?period=" + draw.of(List.of("2026-Q1", "2026-Q2")));
    }

    /** What somebody else sends: the published example, about a case and its person. */
    static Asked about(String id, PlannedCase planned) {
        var operation = operation(id);
        var path = operation.path().replace("{id}", planned.id().toString());
        var mediaType = Objects.requireNonNull(operation.mediaType());
        if (!operation.example().startsWith("{")) {
            return Asked.post(path, mediaType, operation.example());
        }
        var body = (ObjectNode) read(operation.example());
        if (body.has("person")) {
            body.put("person", planned.person().toString());
        }
        if (body.has("caseId")) {
            body.put("caseId", planned.id().toString());
        }
        return Asked.post(path, mediaType, body.toString());
    }

    private static String example(String id) {
        return operation(id).example();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
