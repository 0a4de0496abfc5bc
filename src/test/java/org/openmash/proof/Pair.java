package org.openmash.proof;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One sequence on the two worlds of a pair, and the search for the shortest sequence that still tells them apart. */
final class Pair {
    private static final Pattern MARK = Pattern.compile(Chance.MARK + "[0-9a-f]{12}");

    private static final int ATTEMPTS = 3;

    private final Lane lane;
    private final long seed;
    private final Account reader;
    private final List<Integer> variants;
    private final Instant now = Lane.time();
    private final Tally tally = new Tally();
    private int pairs;
    private int requests;

    Pair(Lane lane, long seed, Account reader) {
        this(lane, seed, reader, List.of(1));
    }

    /**
     * Pairs of one world with several others.
     *
     * @param variants which worlds of side B
     */
    Pair(Lane lane, long seed, Account reader, List<Integer> variants) {
        this.lane = lane;
        this.seed = seed;
        this.reader = reader;
        this.variants = variants;
    }

    /** What told the two worlds apart, or showed what was withheld, and after which request. */
    record Finding(int variant, int number, Asked asked, String what) {}

    /** On how many pairs of worlds a whole sequence was run so far, and found without a difference. */
    int pairs() {
        return pairs;
    }

    /** How many answers of the one world were held against one of the other. */
    int requests() {
        return requests;
    }

    /** What came of the requests in the one world. */
    Tally tally() {
        return tally;
    }

    /** The first difference; empty when the reader cannot tell any of the worlds apart. */
    Optional<Finding> difference(List<Step> steps) throws SQLException {
        return difference(steps, variants);
    }

    private Optional<Finding> difference(List<Step> steps, List<Integer> worlds) throws SQLException {
        var worldA = lane.world(seed, reader, now, World.Side.A);
        var inA = runOn(worldA, steps);
        var logged = lane.loggedMarks();
        for (int variant : worlds) {
            var inB = runOn(lane.world(seed, reader, now, World.Side.B, variant), steps);
            lane.loggedMarks();
            var found = first(steps, variant, worldA, inA, inB).or(() -> inTheLog(steps, variant, worldA, inA, logged));
            if (found.isPresent()) {
                return found;
            }
            pairs++;
            requests += inA.size();
        }
        inA.forEach(seen -> tally.add(seen.step().operation(), seen.answer()));
        return Optional.empty();
    }

    /** Tried again when the service was away: an overloaded machine, not an answer. */
    private List<Lane.Seen> runOn(World world, List<Step> steps) throws SQLException {
        var run = lane.run(world, steps);
        for (int attempt = 1; attempt < ATTEMPTS && wasAway(run); attempt++) {
            run = lane.run(world, steps);
        }
        return run;
    }

    private static boolean wasAway(List<Lane.Seen> run) {
        return run.stream().anyMatch(seen -> seen.answer().status() == 503);
    }

    private static Optional<Finding> first(
            List<Step> steps, int variant, World worldA, List<Lane.Seen> inA, List<Lane.Seen> inB) {
        for (int i = 0; i < inA.size(); i++) {
            var a = inA.get(i);
            var number = steps.indexOf(a.step());
            if (!a.text().equals(inB.get(i).text())) {
                var difference = Canonical.difference(a.text(), inB.get(i).text());
                return Optional.of(new Finding(variant, number, a.asked(), difference));
            }
            var leaked = leaked(worldA, a.answer());
            if (leaked.isPresent()) {
                return Optional.of(new Finding(variant, number, a.asked(), leaked.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> inTheLog(
            List<Step> steps, int variant, World worldA, List<Lane.Seen> inA, List<String> logged) {
        return logged.isEmpty() || inA.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        variant,
                        steps.size() - 1,
                        inA.get(inA.size() - 1).asked(),
                        "the operator's log holds a value of " + worldA.cell(logged.get(0))));
    }

    /** A marked value in the answer that is withheld from the reader. */
    private static Optional<String> leaked(World world, Answer answer) {
        var text = answer.headers().map() + answer.body();
        return MARK.matcher(text)
                .results()
                .flatMap(found -> world.cell(found.group()).stream())
                .filter(World.Cell::withheld)
                .findFirst()
                .map(cell -> "the withheld value of " + cell);
    }

    /**
     * The shortest sequence found that still shows a difference (delta debugging, Zeller and Hildebrandt 2002).
     *
     * @param steps a sequence that shows one
     */
    List<Step> cutDown(List<Step> steps, Finding finding) throws SQLException {
        var world = List.of(finding.variant());
        var left = new ArrayList<>(steps.subList(0, finding.number() + 1));
        var alone = List.of(left.get(left.size() - 1));
        if (difference(alone, world).isPresent()) {
            return alone;
        }
        for (int parts = 2; left.size() >= 2; ) {
            var shorter = shorter(left, parts, world);
            if (shorter.isPresent()) {
                left = new ArrayList<>(shorter.get());
                parts = Math.max(parts - 1, 2);
            } else if (parts < left.size()) {
                parts = Math.min(left.size(), parts * 2);
            } else {
                break;
            }
        }
        return left;
    }

    private Optional<List<Step>> shorter(List<Step> steps, int parts, List<Integer> world) throws SQLException {
        int size = (steps.size() + parts - 1) / parts;
        for (int from = 0; from < steps.size(); from += size) {
            var without = new ArrayList<>(steps);
            without.subList(from, Math.min(from + size, steps.size())).clear();
            if (!without.isEmpty() && difference(without, world).isPresent()) {
                return Optional.of(without);
            }
        }
        return Optional.empty();
    }

    /** How to see it again. */
    String told(List<Step> minimal, Finding finding) {
        return "%s can tell apart what it may not (seed %d): %s%n      after %s%n      %s"
                .formatted(
                        reader,
                        seed,
                        finding.asked(),
                        minimal.stream()
                                .map(step -> step.account() + ": " + step.operation())
                                .collect(Collectors.joining(", ")),
                        finding.what());
    }
}
