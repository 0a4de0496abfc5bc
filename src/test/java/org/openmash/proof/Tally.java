package org.openmash.proof;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each operation did what it was asked to, and how often it refused, by status. */
final class Tally {
    private final Map<String, Map<Integer, Integer>> answers = new TreeMap<>();

    void add(String operation, Answer answer) {
        add(operation, answer.status(), 1);
    }

    void add(Tally other) {
        other.answers.forEach(
                (operation, byStatus) -> byStatus.forEach((status, times) -> add(operation, status, times)));
    }

    private void add(String operation, int status, int times) {
        answers.computeIfAbsent(operation, unseen -> new TreeMap<>()).merge(status, times, Integer::sum);
    }

    int successes(String operation) {
        return count(operation, true);
    }

    private int count(String operation, boolean success) {
        return answers.getOrDefault(operation, Map.of()).entrySet().stream()
                .filter(status -> status.getKey() < 300 == success)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** A line an operation. */
    @Override
    public String toString() {
        var head = "%-24s %9s %9s  %s%n".formatted("operation", "successes", "refusals", "by status");
        return answers.keySet().stream()
                .map(operation -> "%-24s %9d %9d  %s"
                        .formatted(operation, count(operation, true), count(operation, false), answers.get(operation)))
                .collect(Collectors.joining("\n", head, "\n"));
    }
}
