package org.openmash.statistics.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.statistics.Code;

/** Of those who reached a stage, how many went on to the next. */
final class Flow implements Measure {
    /** The stages of a child's way, in order; {@code EARLY_HELP} leaves it at the first. */
    private static final List<Set<String>> STAGES = List.of(
            Set.of("CONTACT", "EARLY_HELP"),
            Set.of("REFERRAL"),
            Set.of("ASSESSMENT"),
            Set.of("SECTION_47"),
            Set.of("PLAN"));

    private static final List<Code> STEPS = List.of(
            new Code("CONTACT_TO_REFERRAL", "From contact to referral"),
            new Code("REFERRAL_TO_ASSESSMENT", "From referral to assessment"),
            new Code("ASSESSMENT_TO_SECTION_47", "From assessment to section 47 enquiry"),
            new Code("SECTION_47_TO_PLAN", "From section 47 enquiry to protection plan"));

    @Override
    public MeasureNote note() {
        return new MeasureNote(
                "flow",
                "From stage to stage: contact, referral, assessment, section 47 enquiry, child protection plan",
                "percent",
                "P(next | stage) = a / (a + b). a: the Poisson mean behind the published count of those who went further than the"
                        + " stage; b: of those who stayed at it; both as for demand. Without noise this is the Beta(a + 1/2, b + 1/2)"
                        + " posterior; the noise of both counts is integrated out",
                "Of 100 who reached a stage, how many went on. Counted is the furthest stage reached when the quarter was closed:"
                        + " what comes later is not in it, so the last steps are low. Adult enquiries and other pathways are left out.");
    }

    @Override
    public String table() {
        return "flow";
    }

    @Override
    public MeasureTable of(MeasureInputs inputs) {
        var cube = inputs.cube(table());
        var rows = new Rows(1).from(cube, inputs);
        for (Code area : Keys.areas(cube)) {
            for (int step = 0; step < STEPS.size(); step++) {
                rows.percent(
                        List.of(area, STEPS.get(step)),
                        inputs.counts(cube),
                        at(area, beyond(step)),
                        at(area, STAGES.get(step)));
            }
        }
        var keys = List.of(Keys.key(cube, "area"), new MeasureKey("step", "Step"));
        return rows.table(note(), inputs, Meanings.RANDOM_AND_NOISE, keys);
    }

    /** Everything after the stage of that number. */
    static Set<String> beyond(int stage) {
        return STAGES.subList(stage + 1, STAGES.size()).stream()
                .flatMap(Set::stream)
                .collect(java.util.stream.Collectors.toSet());
    }

    /** Everything up to the stage of that number. */
    static Set<String> upTo(int stage) {
        return STAGES.subList(0, stage + 1).stream().flatMap(Set::stream).collect(java.util.stream.Collectors.toSet());
    }

    private static Map<String, Set<String>> at(Code area, Set<String> pathways) {
        return Keys.both(Keys.inArea(area), Map.of("pathway", pathways));
    }
}
