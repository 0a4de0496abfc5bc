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
    private static final String OFFICER = "council.officer";
    /** In one world such a case may not exist: what others do to it would differ by itself. */
    private static final Set<PlannedCase.Kind> MAY_BE_MISSING =
            Set.of(PlannedCase.Kind.NO_PART, PlannedCase.Kind.RESTRICTED_IN_A);

    /** One act of somebody else on a case. */
    private interface Act {
        void on(Lane lane, PlannedCase planned, Draw draw, String requestId);
    }

    private static final Map<String, Act> ACTS = Map.ofEntries(
            entry("officer reads", (lane, planned, draw, id) -> read(lane, planned, id)),
            entry("officer assigns", (lane, planned, draw, id) -> move(lane, planned, id, "assignments", """
                    {"team":"MASH-DAY","reason":"Screening"}""")),
            entry("officer rates again", (lane, planned, draw, id) -> move(lane, planned, id, "ratings", """
                    {"rating":"AMBER","rationale":"As before.","raisingAgencyTakesPart":false}""")),
            entry("officer adds an item", (lane, planned, draw, id) -> add(lane, planned, id, "council.detail")),
            entry(
                    "officer adds what few may know",
                    (lane, planned, draw, id) -> add(lane, planned, id, "prevent.assessment")),
            entry(
                    "officer excludes the reader",
                    (lane, planned, draw, id) -> move(lane, planned, id, "exclusions", """
                    {"person":"%s","reason":"Aunt"}""")));

    private Surroundings() {}

    static List<String> acts() {
        return ACTS.keySet().stream().sorted().toList();
    }

    static void act(Lane lane, Step step, int number, World world) {
        var draw = new Draw(step.seed());
        var planned = draw.of(world.cases().stream()
                .filter(candidate -> !MAY_BE_MISSING.contains(candidate.kind()))
                .toList());
        Objects.requireNonNull(ACTS.get(step.operation()), step.operation())
                .on(
                        lane,
                        planned,
                        draw,
                        "around-" + number + "-" + world.reader().person());
    }

    private static Answer read(Lane lane, PlannedCase planned, String id) {
        return lane.send(
                Account.named(OFFICER), Asked.get("/v1/cases/" + planned.id()).with("Access-Purpose", "TRIAGE"), id);
    }

    private static void move(Lane lane, PlannedCase planned, String id, String what, String body) {
        var version = read(lane, planned, id).header("etag").orElse("\"none\"");
        lane.send(
                Account.named(OFFICER),
                Asked.post(
                                "/v1/cases/" + planned.id() + "/" + what,
                                "application/json",
                                body.formatted(id.replaceFirst("around-\\d+-", "")))
                        .with("If-Match", version),
                id);
    }

    private static void add(Lane lane, PlannedCase planned, String id, String field) {
        lane.send(
                Account.named(OFFICER),
                Asked.post("/v1/cases/" + planned.id() + "/contributions", "application/json", """
                        {"field":"%s","eventType":"OTHER","eventDate":"2026-02-27","dateAccuracy":"AAA",
                         "headline":"x","detail":"y","nature":"FACT","grade":"1AP"}""".formatted(field)),
                id);
    }
}
