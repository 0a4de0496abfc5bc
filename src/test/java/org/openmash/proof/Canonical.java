package org.openmash.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer in the form in which two runs are compared: status, every header, the body, byte for byte. Only what chance
 * makes anew in each run is replaced by the ordinal of its first appearance: ids and case references that are not of the
 * world, a tag, a signature or a cursor in an answer that holds such an id, and the digest by which the log names an export that was
 * compared itself. The header {@code Date} is left out: it is the wall clock's.
 */
final class Canonical {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern REFERENCE = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\\b");
    private static final Pattern TOKEN = Pattern.compile("(?<=\"(?:etag|next)\":\")[^\"]+");
    /** The pinned clock counts the questions of a whole process in these, so that entries of the log keep their order. */
    private static final Pattern MICROSECONDS = Pattern.compile("(?<=:\\d\\d\\.\\d{3})\\d+(?=Z)");

    private static final String SIGNATURE = "export-signature";
    private static final Set<String> WALL_CLOCK = Set.of("date");
    private static final Set<String> TAGS = Set.of("etag", SIGNATURE);

    private final Set<String> ofTheWorld;
    private final Map<String, String> ordinals = new HashMap<>();
    private final Set<String> exported = new LinkedHashSet<>();

    Canonical(Set<String> ofTheWorld) {
        this.ofTheWorld = ofTheWorld;
    }

    String of(Answer answer) {
        if (answer.header(SIGNATURE).isPresent()) {
            exported.add("sha256:" + HexFormat.of().formatHex(Chance.sha256(answer.body())));
        }
        var sent = MICROSECONDS.matcher(answer.body()).replaceAll("");
        var withoutIds = replaced(REFERENCE, replaced(ID, withoutDigests(sent)));
        boolean anew = !withoutIds.equals(sent);
        var body = anew ? replaced(TOKEN, withoutIds) : withoutIds;
        var text = new StringBuilder("HTTP " + answer.status() + "\n");
        new TreeMap<>(answer.headers().map()).forEach((name, values) -> {
            if (!WALL_CLOCK.contains(name)) {
                var value = String.join(", ", values);
                text.append(name)
                        .append(": ")
                        .append(anew && TAGS.contains(name) ? ordinal(value) : replaced(ID, value))
                        .append('\n');
            }
        });
        return text.append('\n').append(body).toString();
    }

    private String withoutDigests(String text) {
        var without = text;
        for (String digest : exported) {
            if (without.contains(digest)) {
                without = without.replace(digest, ordinal(digest));
            }
        }
        return without;
    }

    private String replaced(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(ordinal(found.group())));
    }

    private String ordinal(String value) {
        return ofTheWorld.contains(value)
                ? value
                : ordinals.computeIfAbsent(value, unseen -> "<" + (ordinals.size() + 1) + ">");
    }

    /** The first line in which two texts differ, both sides of it. */
    static String difference(String one, String other) {
        var left = one.lines().toList();
        var right = other.lines().toList();
        int last = Math.max(left.size(), right.size());
        for (int i = 0; i < last; i++) {
            var a = i < left.size() ? left.get(i) : "";
            var b = i < right.size() ? right.get(i) : "";
            if (!a.equals(b)) {
                int at = Arrays.mismatch(a.toCharArray(), b.toCharArray());
                return "A: " + around(a, at) + "\n      B: " + around(b, at);
            }
        }
        return "none";
    }

    private static String around(String text, int at) {
        return "…" + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)) + "…";
    }
}
