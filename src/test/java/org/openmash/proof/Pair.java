package org.openmash.proof;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One sequence on the two worlds of a pair, and the search for the shortest sequence that still tells them apart. */
final class Pair {
    private static final Pattern MARK = Pattern.compile(Chance.MARK + "[0-9a-f]{12}");

    private final Lane lane;
    private final long seed;
    private final Account reader;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private int compared;

    Pair(Lane lane, long seed, Account reader) {
        this.lane = lane;
        this.seed = seed;
        this.reader = reader;
    }

    /** What told the two worlds apart, or showed what was withheld, and after which request. */
    record Finding(int number, Asked asked, String what) {}

    /** How many requests were sent to both worlds so far. */
    int compared() {
        return compared;
    }

    /** The first difference; empty when the reader cannot tell the worlds apart. */
    Optional<Finding> difference(List<Step> steps) throws SQLException {
        var worldA = lane.world(seed, reader, now, World.Side.A);
        var inA = lane.run(worldA, steps);
        var logged = lane.loggedMarks();
        if (!logged.isEmpty()) {
            var last = inA.get(inA.size() - 1);
            return Optional.of(new Finding(
                    steps.size() - 1, last.asked(), "the log holds a value of " + worldA.cell(logged.get(0))));
        }
        var inB = lane.run(lane.world(seed, reader, now, World.Side.B), steps);
        compared += inA.size();
        for (int i = 0; i < inA.size(); i++) {
            var a = inA.get(i);
            if (!a.text().equals(inB.get(i).text())) {
                return Optional.of(new Finding(
                        steps.indexOf(a.step()),
                        a.asked(),
                        Canonical.difference(a.text(), inB.get(i).text())));
            }
            var leaked = leaked(worldA, a.answer());
            if (leaked.isPresent()) {
                return Optional.of(new Finding(steps.indexOf(a.step()), a.asked(), leaked.get()));
            }
        }
        return Optional.empty();
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
        var left = new ArrayList<>(steps.subList(0, finding.number() + 1));
        var alone = List.of(left.get(left.size() - 1));
        if (difference(alone).isPresent()) {
            return alone;
        }
        for (int parts = 2; left.size() >= 2; ) {
            var shorter = shorter(left, parts);
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

    private Optional<List<Step>> shorter(List<Step> steps, int parts) throws SQLException {
        int size = (steps.size() + parts - 1) / parts;
        for (int from = 0; from < steps.size(); from += size) {
            var without = new ArrayList<>(steps);
            without.subList(from, Math.min(from + size, steps.size())).clear();
            if (!without.isEmpty() && difference(without).isPresent()) {
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
