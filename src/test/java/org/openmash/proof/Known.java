package org.openmash.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.openmash.support.Draw;

/** What a caller can ask by: ids of what there is, of what it may not know, of nothing, and what it was answered before. */
final class Known {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final World world;
    private final List<String> seen = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private final Map<String, String> versions = new HashMap<>();

    Known(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    /** Remembers ids, cursors and versions of an answer the reader got. */
    void learn(Asked asked, Answer answer) {
        for (var found = ID.matcher(answer.body()); found.find(); ) {
            if (seen.size() < 200 && !seen.contains(found.group())) {
                seen.add(found.group());
            }
        }
        answer.header("audit-entry").ifPresent(seen::add);
        answer.field("next").ifPresent(cursors::add);
        var place = ID.matcher(asked.path());
        if (place.find()) {
            answer.header("etag").ifPresent(etag -> versions.put(place.group(), etag));
            answer.field("etag").ifPresent(etag -> versions.put(place.group(), etag));
        }
    }

    /** The id of a case: mostly one there is, seen or hidden. */
    String caseId(Draw draw) {
        return draw.chance(0.85) ? draw.of(world.cases()).id().toString() : other(draw);
    }

    /** The id of something of the kind a table holds. */
    String idIn(String table, Draw draw) {
        var ids = world.ids(table);
        return ids.isEmpty() || draw.chance(0.3) ? other(draw) : draw.of(ids);
    }

    /** The id of something of a case; now and then of another. */
    String idIn(String table, String caseId, Draw draw) {
        var ids = world.ids(table, caseId);
        return ids.isEmpty() || draw.chance(0.2) ? idIn(table, draw) : draw.of(ids);
    }

    /** An id met before, of nothing, or no id at all. */
    String other(Draw draw) {
        if (!seen.isEmpty() && draw.chance(0.6)) {
            return draw.of(seen);
        }
        return draw.chance(0.2) ? "no-id" : new UUID(draw.between(0, 9), draw.between(0, 9)).toString();
    }

    String cursor(Draw draw) {
        return cursors.isEmpty() || draw.chance(0.2) ? "bm8" : draw.of(cursors);
    }

    /** The version of a case as last seen; sometimes another, sometimes the form without meaning. */
    String version(String caseId, Draw draw) {
        var version = versions.get(caseId);
        return version == null || draw.chance(0.1) ? "\"x\"" : "\"" + version.replace("\"", "") + "\"";
    }
}
