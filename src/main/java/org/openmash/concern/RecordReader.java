package org.openmash.concern;

import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request record from what was sent, by the marks on its components ({@link Accept}), and finds everything that is
 * wrong in one go. While anything is wrong the record is half filled: required values may be missing.
 */
final class RecordReader {
    private final ValueReader values;
    private final Findings findings;

    RecordReader(ValueReader values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    /** Reads the body itself; null when it is no object. */
    <T extends Record> @Nullable T read(Class<T> type, SentValue sent) {
        return type.cast(record(type, sent, List.of()));
    }

    /** @param removable what to remove to be rid of this object */
    private @Nullable Record record(Class<? extends Record> type, SentValue sent, List<SentValue> removable) {
        if (!object(sent, removable)) {
            return null;
        }
        var shape = Shape.of(type);
        findUnknown(shape, sent, removable);
        var record = shape.of(shape.properties().stream()
                .map(property -> cautious(property, sent, property(property, sent, removable)))
                .toArray());
        findings.origin(record, sent, removable);
        return record;
    }

    private boolean object(SentValue sent, List<SentValue> removable) {
        boolean is = sent.kind() == SentValue.Kind.OBJECT;
        if (!is) {
            findings.add(sent.path().isEmpty() ? "body" : sent.path(), "must be an object", removable);
        }
        return is;
    }

    private void findUnknown(Shape shape, SentValue sent, List<SentValue> removable) {
        for (String name : sent.properties().keySet()) {
            var present = findings.present(sent, name);
            if (shape.property(name).isEmpty() && !present.isEmpty()) {
                boolean binds = shape.resemblesInseparable(name);
                findings.add(present.get(0).path(), "is not a known property", binds ? removable : present);
            }
        }
    }

    private @Nullable Object property(Shape.Property property, SentValue object, List<SentValue> removable) {
        var present = findings.present(object, property.name());
        if (isNothing(present)) {
            if (property.required()) {
                findings.add(SentValue.child(object.path(), property.name()), "is required", removable);
            }
            return property.absent();
        }
        var sent = present.get(0);
        var spare = property.bindsItsRecord() ? removable : present;
        if (present.size() > 1) {
            findings.add(sent.path(), "is given more than once", spare);
            return property.absent();
        }
        var value = property.isList() ? list(property.entry(), sent, spare) : single(property.type(), sent, spare);
        if (property.required() && value instanceof String text && text.isBlank()) {
            findings.add(sent.path(), "must not be blank", spare);
        }
        return value == null ? property.absent() : value;
    }

    private static boolean isNothing(List<SentValue> present) {
        return present.isEmpty() || (present.size() == 1 && present.get(0).kind() == SentValue.Kind.NULL);
    }

    private @Nullable Object single(AnnotatedType type, SentValue sent, List<SentValue> removable) {
        if (Shape.raw(type) == SentValue.class) {
            return object(sent, removable) ? sent : null;
        }
        if (Shape.raw(type).isRecord()) {
            return record(Shape.raw(type).asSubclass(Record.class), sent, removable);
        }
        try {
            return values.read(type, sent);
        } catch (Refused refused) {
            findings.add(sent.path(), refused.reason(), removable);
            return null;
        }
    }

    private List<Object> list(AnnotatedType entry, SentValue sent, List<SentValue> removable) {
        if (sent.kind() != SentValue.Kind.ARRAY) {
            findings.add(sent.path(), "must be a list", removable);
            return List.of();
        }
        var present =
                sent.items().stream().filter(item -> !findings.isAside(item)).toList();
        if (present.size() > Accept.ENTRIES) {
            var surplus = present.subList(Accept.ENTRIES, present.size());
            findings.add(sent.path(), "has more than " + Accept.ENTRIES + " entries", surplus);
            present = present.subList(0, Accept.ENTRIES);
        }
        findRepeatedCodes(entry.getAnnotation(Accept.Code.class), present);
        List<Object> read = new ArrayList<>();
        for (SentValue item : present) {
            var value = single(entry, item, List.of(item));
            if (value != null) {
                read.add(value);
            }
        }
        return read;
    }

    private void findRepeatedCodes(Accept.@Nullable Code code, List<SentValue> items) {
        Set<String> seen = new HashSet<>();
        for (SentValue item : items) {
            if (code != null && !seen.add(item.text())) {
                findings.add(item.path(), "is given more than once", List.of(item));
            } else if (code != null && items.size() > 1 && item.text().equals(code.alone())) {
                findings.add(item.path(), "must stand alone", List.of(item));
            }
        }
    }

    private @Nullable Object cautious(Shape.Property property, SentValue object, @Nullable Object value) {
        var cautious = property.cautious();
        if (cautious == null || !findings.hasAside(object, cautious.when())) {
            return value;
        }
        if (!(value instanceof List<?> codes)) {
            return true;
        }
        Set<Object> added = new LinkedHashSet<>(codes);
        added.addAll(List.of(cautious.then()));
        return List.copyOf(added);
    }
}
