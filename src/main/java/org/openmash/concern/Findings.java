package org.openmash.concern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.openmash.problem.Violation;

/** What one reading of a body finds wrong, and what could be kept aside so that the rest can be used. */
final class Findings {
    private final Set<SentValue> aside;
    private final List<Finding> found = new ArrayList<>();
    private final IdentityHashMap<Record, Origin> origins = new IdentityHashMap<>();

    /**
     * One thing that is wrong.
     *
     * @param violation where and what
     * @param removable the values without which the rest would be in order; empty when nothing can be spared
     */
    record Finding(Violation violation, List<SentValue> removable) {}

    private record Origin(SentValue sent, List<SentValue> removable) {}

    /** Starts a reading that treats some values as not sent. */
    Findings(Set<SentValue> aside) {
        this.aside = Collections.unmodifiableSet(aside);
    }

    void add(String path, String message, List<SentValue> removable) {
        found.add(new Finding(new Violation(path, message), removable));
    }

    /** Something is wrong with a property of a record that was read. */
    void about(Record record, String name, String message) {
        var origin = origins.get(record);
        if (origin == null) {
            throw new IllegalStateException("Only what was read can be found wrong");
        }
        var sent = present(origin.sent(), name);
        boolean binds = Shape.of(record.getClass())
                .property(name)
                .map(Shape.Property::bindsItsRecord)
                .orElse(true);
        add(SentValue.child(origin.sent().path(), name), message, binds || sent.isEmpty() ? origin.removable() : sent);
    }

    /** Remembers what a record was read from, and what to remove to be rid of it. */
    void origin(Record record, SentValue sent, List<SentValue> removable) {
        origins.put(record, new Origin(sent, removable));
    }

    /** What an object holds under this name, without what stands aside. */
    List<SentValue> present(SentValue object, String name) {
        return object.properties().getOrDefault(name, List.of()).stream()
                .filter(value -> !aside.contains(value))
                .toList();
    }

    boolean isAside(SentValue value) {
        return aside.contains(value);
    }

    /** True when something stands aside under a property of the object whose name begins so, in any case of letters. */
    boolean hasAside(SentValue object, String beginning) {
        return object.properties().entrySet().stream()
                .filter(sent -> sent.getKey().regionMatches(true, 0, beginning, 0, beginning.length()))
                .anyMatch(sent -> sent.getValue().stream().anyMatch(this::holdsAside));
    }

    private boolean holdsAside(SentValue value) {
        return aside.contains(value) || value.children().anyMatch(this::holdsAside);
    }

    List<Finding> all() {
        return found;
    }
}
