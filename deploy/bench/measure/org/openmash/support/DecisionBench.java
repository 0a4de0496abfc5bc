package org.openmash.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Purpose;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * How long a decision and the reading of the matrix take: for the present matrix, and for one of 500 fields and 12 sectors, with the
 * ratio. Needs no server: {@code java -cp … org.openmash.support.DecisionBench}. Medians of several runs after a warm-up.
 */
public final class DecisionBench {
    private static final int FIELDS = 500;
    private static final int SECTORS = 12;
    private static final int RUNS = 15;
    private static final int DECISIONS = 1_000_000;
    private static final int READINGS = 50;
    private static final List<Set<Purpose>> PURPOSES =
            List.of(Set.of(), Set.of(Purpose.TRIAGE), Set.of(new Purpose("AGENCY_CHECK")));

    private DecisionBench() {}

    public static void main(String[] args) throws IOException {
        byte[] present = Files.readAllBytes(Path.of("src/main/resources/policy/disclosure-matrix.csv"));
        byte[] large = large().getBytes(StandardCharsets.UTF_8);
        double[] ofPresent = {decide(present), read(present), first(present)};
        double[] ofLarge = {decide(large), read(large), first(large)};
        String[] names = {"decision, ns", "reading the table, us", "first decision of a role, us"};
        System.out.printf("%-30s %10s %22s %7s%n", "", "present", FIELDS + " x " + SECTORS, "ratio");
        for (int i = 0; i < names.length; i++) {
            System.out.printf(
                    "%-30s %10.1f %22.1f %7.1f%n", names[i], ofPresent[i], ofLarge[i], ofLarge[i] / ofPresent[i]);
        }
    }

    /** Nanoseconds of a decision asked for before, as every read of a running service asks. */
    private static double decide(byte[] csv) {
        var matrix = DisclosureMatrix.of(csv);
        var sectors = matrix.sectors();
        return median(() -> {
                    int shown = 0;
                    for (int i = 0; i < DECISIONS; i++) {
                        // Objects of its own for each question, as each request has.
                        var sector = new Sector(sectors.get(i % sectors.size()).name());
                        var tier = i % 2 == 0 ? Tier.OPEN : Tier.CLOSED;
                        shown += matrix.decide(sector, tier, PURPOSES.get(i % PURPOSES.size()))
                                .shown()
                                .size();
                    }
                    return shown;
                })
                / DECISIONS;
    }

    /** Microseconds to read and check the table. */
    private static double read(byte[] csv) {
        return median(() -> {
                    int fields = 0;
                    for (int i = 0; i < READINGS; i++) {
                        fields += DisclosureMatrix.of(csv).fields().size();
                    }
                    return fields;
                })
                / READINGS
                / 1_000;
    }

    /** Microseconds of the first decision for a role and purpose, with the reading taken off. */
    private static double first(byte[] csv) {
        var both = median(() -> {
            int shown = 0;
            for (int i = 0; i < READINGS; i++) {
                var matrix = DisclosureMatrix.of(csv);
                shown += matrix.decide(matrix.sectors().get(0), Tier.CLOSED, PURPOSES.get(1))
                        .shown()
                        .size();
            }
            return shown;
        });
        return Math.max(0, both / READINGS / 1_000 - read(csv));
    }

    private interface Work {
        int done();
    }

    private static double median(Work work) {
        long used = (long) work.done() + work.done();
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long began = System.nanoTime();
            used += work.done();
            times[i] = System.nanoTime() - began;
        }
        if (used == Long.MIN_VALUE) {
            throw new IllegalStateException("never: it keeps the work from being left out");
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static String large() {
        var sectors = IntStream.range(0, SECTORS).mapToObj(i -> "sector" + i).collect(Collectors.joining(","));
        List<String> lines = new ArrayList<>();
        lines.add("field,label,tier," + sectors + ",purposes,filterable,anonymised,reason");
        String[] cells = {"open", "closed", "never"};
        String[] purposes = {"any", "TRIAGE|AGENCY_CHECK|S47_ENQUIRY", "STRATEGY_DISCUSSION|S47_ENQUIRY|MARAC|CHANNEL"};
        for (int field = 0; field < FIELDS; field++) {
            int row = field;
            var rights = IntStream.range(0, SECTORS)
                    .mapToObj(sector -> cells[(row + sector) % cells.length])
                    .collect(Collectors.joining(","));
            lines.add("group%d.field%d,A field,%s,%s,%s,yes,drop,a reason"
                    .formatted(
                            field / 20,
                            field,
                            row % 2 == 0 ? "open" : "closed",
                            rights,
                            purposes[row % purposes.length]));
        }
        return String.join("\n", lines) + "\n";
    }
}
