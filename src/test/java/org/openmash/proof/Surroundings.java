package org.openmash.proof;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openmash.support.Draw;

/**
 * What others do meanwhile. Their answers are not compared: they may see what the reader may not. They never widen what the
 * reader may see, for then it would no longer be withheld.
 */
final class Surroundings {
    /** Another agency asks the reader's to release an item. */
    static final String ASK = "a release is asked for";
    /** Somebody takes emergency access. */
    static final String BREAK_GLASS = "emergency access is taken";
    /** The other of the two who govern prepares or proposes something. */
    static final String DRAFT = "subject access is prepared";

    static final String HOLD = "legal hold is placed";
    static final String AGREEMENT = "agreement is proposed";
    static final String VERSION = "matrix is proposed";

    /** In one world such a case may not exist: what others do to it would differ by itself. */
    private static final Set<PlannedCase.Kind> MAY_BE_MISSING =
            Set.of(PlannedCase.Kind.NO_PART, PlannedCase.Kind.RESTRICTED_IN_A);

    /** Who acts on which case. */
    private record Scene(Lane lane, Account who, World world, PlannedCase planned, Draw draw, String id) {
        Answer send(Asked asked) {
            return lane.send(who, asked, id);
        }
    }

    /** One act of somebody else. */
    private interface Act {
        void in(Scene scene);
    }

    private static final Map<String, Act> ACTS = Map.ofEntries(
            entry("officer reads", Surroundings::read),
            entry("officer assigns", scene -> move(scene, "assignments", """
                    {"team":"MASH-DAY","reason":"Screening"}""")),
            entry("officer rates again", scene -> move(scene, "ratings", """
                    {"rating":"AMBER","rationale":"As before.","raisingAgencyTakesPart":false}""")),
            entry("officer adds an item", scene -> add(scene, "council.detail")),
            entry("officer adds what few may know", scene -> add(scene, "prevent.assessment")),
            entry(
                    "officer excludes the reader",
                    scene -> move(scene, "exclusions", """
                    {"person":"%s","reason":"Aunt"}""".formatted(
                                    scene.world().reader().person()))));

    /** Acts on the case that a sequence is about, before a step that needs them. */
    private static final Map<String, Act> BEFORE = Map.of(
            ASK, Surroundings::ask,
            BREAK_GLASS, scene -> post(scene, "takeEmergencyAccess"),
            AGREEMENT, scene -> post(scene, "proposeAgreement"),
            VERSION, scene -> post(scene, "proposePolicyVersion"));

    /** What a colleague does who then says where it is. */
    private static final Map<String, String> HANDED_ON = Map.of(DRAFT, "prepareSubjectAccess", HOLD, "placeLegalHold");

    private Surroundings() {}

    /** Those that can happen at any time. */
    static List<String> acts() {
        return ACTS.keySet().stream().sorted().toList();
    }

    static boolean isAct(String operation) {
        return HANDED_ON.containsKey(operation) || ACTS.containsKey(operation) || BEFORE.containsKey(operation);
    }

    /** Who does it: never the reader. */
    static String actor(String act, Account reader) {
        return switch (act) {
            case ASK -> reader.agency().equals("LA-901") ? "nhs.specialist" : "council.officer";
            case BREAK_GLASS -> other("police.specialist", "nhs.specialist", reader);
            case DRAFT, HOLD, AGREEMENT, VERSION -> other("governance.second", "governance", reader);
            default -> other("council.officer", "council.manager", reader);
        };
    }

    private static String other(String usual, String instead, Account reader) {
        return reader.name().equals(usual) ? instead : usual;
    }

    /** Acts; a colleague who prepared something for the reader to check says where it is. */
    static void act(Lane lane, Step step, int number, World world, Known known) {
        var draw = new Draw(step.seed());
        var before = BEFORE.get(step.operation());
        var planned = ACTS.containsKey(step.operation())
                ? draw.of(world.cases().stream()
                        .filter(candidate -> !MAY_BE_MISSING.contains(candidate.kind()))
                        .toList())
                : world.focus();
        var scene = new Scene(lane, Account.named(step.account()), world, planned, draw, "around-" + number);
        var handedOn = HANDED_ON.get(step.operation());
        if (handedOn != null) {
            var asked = Operations.about(handedOn, planned);
            known.learn(handedOn, asked, scene.send(asked));
            return;
        }
        Objects.requireNonNull(before == null ? ACTS.get(step.operation()) : before, step.operation())
                .in(scene);
    }

    private static Answer read(Scene scene) {
        return scene.send(Asked.get("/v1/cases/" + scene.planned().id()).with("Access-Purpose", "TRIAGE"));
    }

    private static void move(Scene scene, String what, String body) {
        var version = read(scene).header("etag").orElse("\"none\"");
        scene.send(Asked.post("/v1/cases/" + scene.planned().id() + "/" + what, "application/json", body)
                .with("If-Match", version));
    }

    private static void add(Scene scene, String field) {
        scene.send(Asked.post(
                "/v1/cases/" + scene.planned().id() + "/contributions", "application/json", """
                        {"field":"%s","eventType":"OTHER","eventDate":"2026-02-27","dateAccuracy":"AAA",
                         "headline":"x","detail":"y","nature":"FACT","grade":"1AP"}""".formatted(field)));
    }

    /** For an item that the reader sees, so that the request tells nothing but itself. */
    private static void ask(Scene scene) {
        var caseId = scene.planned().id().toString();
        var world = scene.world().vocabulary();
        var items = world.ownItems(caseId).stream()
                .filter(world.shownItems(caseId)::contains)
                .toList();
        if (!items.isEmpty()) {
            scene.send(Asked.post(
                            "/v1/cases/" + scene.planned().id() + "/disseminations", "application/json", """
                            {"item":"%s","agency":"NHS-RX1","purpose":"EARLY_HELP","lawfulBasis":"CA2004_S10",
                             "reason":"For the plan","hours":48}""".formatted(
                                            scene.draw().of(items)))
                    .with("Access-Purpose", "TRIAGE"));
        }
    }

    private static void post(Scene scene, String operation) {
        scene.send(Operations.about(operation, scene.planned()));
    }
}
