package org.openmash.concern;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One JSON value as it was sent: where it stands, what it is, and its text to the letter. Compared by identity: the same
 * text in two places is two values.
 */
final class SentValue {
    /** The kinds of JSON (RFC 8259). */
    enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** A stretch of the body; cut out only when asked for, so that deep nesting does not multiply the text. */
    record Stretch(String body, int from, int to) {}

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{1,60}");
    private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{N}_$.…-]");

    private final String path;
    private final Kind kind;
    private final Stretch stretch;
    private final String text;
    private final Map<String, List<SentValue>> properties;
    private final List<SentValue> items;

    private SentValue(
            String path,
            Kind kind,
            Stretch stretch,
            String text,
            Map<String, List<SentValue>> properties,
            List<SentValue> items) {
        this.path = path;
        this.kind = kind;
        this.stretch = stretch;
        this.text = text;
        this.properties = properties;
        this.items = items;
    }

    static SentValue scalar(String path, Kind kind, Stretch stretch, String text) {
        return new SentValue(path, kind, stretch, text, Map.of(), List.of());
    }

    static SentValue object(String path, Stretch stretch, Map<String, List<SentValue>> properties) {
        return new SentValue(path, Kind.OBJECT, stretch, "", properties, List.of());
    }

    static SentValue array(String path, Stretch stretch, List<SentValue> items) {
        return new SentValue(path, Kind.ARRAY, stretch, "", Map.of(), items);
    }

    /** Such as {@code people[0].nhsNumber}; empty for the body itself. */
    String path() {
        return path;
    }

    /** The path of a property. A long name is shortened and one that is no plain word cleaned, for paths are echoed. */
    static String child(String path, String name) {
        var shown = WORD.matcher(name).matches() ? name : cleaned(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    private static String cleaned(String name) {
        var start = name.length() > 60 ? name.substring(0, 40) + "…" : name;
        return UNFIT.matcher(start).replaceAll("?");
    }

    Kind kind() {
        return kind;
    }

    /** The JSON text, exactly as received. */
    String raw() {
        return stretch.body().substring(stretch.from(), stretch.to());
    }

    /** The content of a string, the digits of a number, {@code true} or {@code false}. */
    String text() {
        return text;
    }

    /** The properties of an object in order; more than one value under a name that was given more than once. */
    Map<String, List<SentValue>> properties() {
        return properties;
    }

    /** The entries of an array. */
    List<SentValue> items() {
        return items;
    }

    /** Everything directly in this value. */
    Stream<SentValue> children() {
        return Stream.concat(properties.values().stream().flatMap(Collection::stream), items.stream());
    }

    /** Names the kind only, so that nothing of a concern reaches a log. */
    @Override
    public String toString() {
        return "SentValue " + kind;
    }
}
