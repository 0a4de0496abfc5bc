package org.openmash.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openmash.support.Draw;

/** Draws sequences of requests of one reader, with what others do in between. */
final class Sequence {
    private Sequence() {}

    /** Over every operation, those the reader may call more often. */
    static List<Step> over(Account reader, long seed, int length) {
        var mine = new ArrayList<>(Operations.ALL.entrySet().stream()
                .filter(operation -> reader.has(operation.getValue().callers()))
                .map(java.util.Map.Entry::getKey)
                // Who can ask much asks seldom who it is.
                .filter(operation -> !reader.readsCases() || !operation.startsWith("readM"))
                .sorted()
                .toList());
        // What needs something first succeeds less often, so it is drawn more often.
        var hard = mine.stream()
                .filter(operation -> !Operations.first(operation).isEmpty())
                .toList();
        mine.addAll(hard);
        return of(
                reader,
                seed,
                length,
                mine,
                Operations.ALL.keySet().stream().sorted().toList());
    }

    /** Of certain operations only. */
    static List<Step> of(Account reader, long seed, int length, List<String> mostly, List<String> sometimes) {
        var draw = new Draw(seed);
        List<Step> steps = new ArrayList<>();
        while (steps.size() < length) {
            long own = draw.between(0, Integer.MAX_VALUE - 1);
            if (draw.chance(0.12)) {
                steps.add(around(reader, draw, own));
            } else {
                var from = mostly.isEmpty() || draw.chance(0.08) ? sometimes : mostly;
                add(reader, draw.of(from), own, draw, steps);
            }
        }
        return steps;
    }

    /** With what has to happen first, mostly; all by the same draw, so about the same case. */
    private static void add(Account reader, String operation, long seed, Draw draw, List<Step> steps) {
        var first = draw.chance(0.9) ? Operations.first(operation) : List.<String>of();
        long own = seed;
        while (first.stream().anyMatch(Surroundings::isAct) && !Known.isOnFocus(own)) {
            own++;
        }
        for (String earlier : first) {
            steps.add(
                    Surroundings.isAct(earlier)
                            ? new Step(Surroundings.actor(earlier, reader), earlier, own, false)
                            : Step.of(reader, earlier, own));
        }
        steps.add(Step.of(reader, operation, own));
    }

    /** What others do; the reader must not notice at all that few were told of an item. */
    private static Step around(Account reader, Draw draw, long seed) {
        var officer = reader.name().equals("council.officer") ? "council.manager" : "council.officer";
        var acts = new ArrayList<>(Surroundings.acts());
        if (draw.chance(0.9)) {
            acts.remove("officer excludes the reader");
        }
        var act = draw.of(acts);
        boolean unnoticed = act.equals("officer adds what few may know") && mayNotNotice(reader);
        return new Step(officer, act, seed, unnoticed && draw.chance(0.7));
    }

    /** Officers see each version of a case, auditors each access: for them something has happened. */
    private static boolean mayNotNotice(Account reader) {
        return !reader.isOfficer()
                && !reader.has(Set.of("auditor"))
                && NaivePolicy.shown(reader, World.purposes()).stream().noneMatch("prevent.assessment"::equals);
    }
}
