package org.openmash.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.policy.TrialResult.Direction;
import org.openmash.policy.TrialResult.Effect;

/** Adds up what a matrix would have made of reads. */
final class Trial {
    private static final int ENTRIES = 20;

    private final DisclosureMatrix tried;
    private final Map<Kind, List<LoggedReads>> effects = new LinkedHashMap<>();
    private long reads;
    private long less;
    private long more;

    private record Kind(
            String field,
            String sector,
            String tier,
            @Nullable String purpose,
            Direction direction) {}

    Trial(DisclosureMatrix tried) {
        this.tried = tried;
    }

    void add(LoggedReads logged, DisclosureMatrix ofTheDay) {
        var decision = logged.under(tried, ofTheDay);
        var refused =
                logged.shown().stream().filter(name -> !decision.shows(name)).toList();
        var opened = logged.withheld().stream().filter(decision::shows).toList();
        reads += logged.number();
        less += refused.isEmpty() ? 0 : logged.number();
        more += opened.isEmpty() ? 0 : logged.number();
        note(refused, logged, Direction.LESS);
        note(opened, logged, Direction.MORE);
    }

    long reads() {
        return reads;
    }

    long less() {
        return less;
    }

    long more() {
        return more;
    }

    List<Effect> effects() {
        List<Effect> all = new ArrayList<>();
        effects.forEach((kind, logged) -> all.add(new Effect(
                kind.field(),
                kind.sector(),
                kind.tier(),
                kind.purpose(),
                kind.direction(),
                logged.stream().mapToLong(LoggedReads::number).sum(),
                entries(logged))));
        return all;
    }

    private void note(Collection<String> fields, LoggedReads logged, Direction direction) {
        for (String field : fields) {
            var kind = new Kind(field, logged.sector().name(), logged.tier().name(), logged.purpose(), direction);
            effects.computeIfAbsent(kind, key -> new ArrayList<>()).add(logged);
        }
    }

    private static List<UUID> entries(List<LoggedReads> logged) {
        return logged.stream()
                .flatMap(reads -> reads.entries().stream())
                .limit(ENTRIES)
                .toList();
    }
}
