package org.openmash.proof;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.openmash.support.Draw;

/** What a caller can ask by: ids of what there is, of what it may not know, of nothing, and what it was answered before. */
final class Known {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** How often a step is about the case that its sequence is about. */
    private static final double ON_FOCUS = 0.6;

    private static final double OF_THE_KIND = 0.8;
    private static final JsonMapper JSON = new JsonMapper();

    /** What the ids are of that an operation's answer holds. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            entry("postConcern", "concern_receipt"),
            entry("contribute", "item"),
            entry("correctContribution", "item"),
            entry("disseminate", "dissemination"),
            entry("listCaseDisseminations", "dissemination"),
            entry("listDisseminations", "dissemination"),
            entry("readChronology", "dissemination"),
            entry("takeEmergencyAccess", "emergency_grant"),
            entry("seekEmergencyAccess", "emergency_grant"),
            entry("listEmergencyAccess", "emergency_grant"),
            entry("listTasks", "task"),
            entry("listNotices", "notice"),
            entry("searchEntries", "entry"),
            entry("runAlerts", "alert"),
            entry("listAlerts", "alert"),
            entry("prepareSubjectAccess", "access_draft"),
            entry("placeLegalHold", "legal_hold"),
            entry("proposeAgreement", "agreement"),
            entry("listAgreements", "agreement"),
            entry("proposePolicyVersion", "policy_version"),
            entry("listPolicyVersions", "policy_version"));

    /** Under which key, where that is not {@code id}. */
    private static final Map<String, String> KEYS =
            Map.of("readChronology", "release", "proposePolicyVersion", "version", "listPolicyVersions", "version");

    /** An id of a kind; the case is empty when the answer does not tell it. */
    private record Met(String kind, String caseId, String id) {}

    /** The token of an account. */
    private static final Pattern ACTOR = Pattern.compile("(?<=\")A[A-Za-z0-9_-]{22}(?=\")");

    private final World world;
    private final List<Met> met = new ArrayList<>();
    private final List<String> actors = new ArrayList<>();
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
    void learn(String operation, Asked asked, Answer answer) {
        for (var found = ID.matcher(answer.body()); found.find(); ) {
            if (seen.size() < 200 && !seen.contains(found.group())) {
                seen.add(found.group());
            }
        }
        answer.header("audit-entry").ifPresent(seen::add);
        answer.field("next").ifPresent(cursors::add);
        ACTOR.matcher(answer.body()).results().forEach(found -> actors.add(found.group()));
        var place = ID.matcher(asked.path());
        var caseId = place.find() ? place.group() : "";
        if (!caseId.isEmpty()) {
            answer.header("etag").ifPresent(etag -> versions.put(caseId, etag));
            answer.field("etag").ifPresent(etag -> versions.put(caseId, etag));
        }
        var kind = KINDS.get(operation);
        if (kind != null && answer.status() < 300) {
            meet(new Met(kind, caseId, KEYS.getOrDefault(operation, "id")), tree(answer.body()));
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param like of its kind and case, with the key under which ids stand in place of an id */
    private void meet(Met like, JsonNode node) {
        var id = node.path(like.id());
        if (id.isTextual()) {
            met.add(new Met(like.kind(), node.path("caseId").asText(like.caseId()), id.textValue()));
        }
        node.forEach(child -> meet(like, child));
    }

    /** The id of a case: mostly of the one that the sequence is about, or another there is, seen or hidden. */
    String caseId(Draw draw) {
        if (draw.chance(ON_FOCUS)) {
            return world.focus().id().toString();
        }
        return draw.chance(0.85) ? draw.of(world.cases()).id().toString() : other(draw);
    }

    /** Whether a step of this seed is about the case that its sequence is about. */
    static boolean isOnFocus(long seed) {
        return new Draw(seed).chance(ON_FOCUS);
    }

    Optional<PlannedCase> planned(String caseId) {
        return world.cases().stream()
                .filter(planned -> planned.id().toString().equals(caseId))
                .findFirst();
    }

    /** A person of a case. */
    String person(Draw draw) {
        return draw.chance(0.7)
                ? world.focus().person().toString()
                : draw.of(world.cases()).person().toString();
    }

    /** The token of an account, as an auditor sees it. */
    String actor(Draw draw) {
        return actors.isEmpty() ? "unknown" : draw.of(actors);
    }

    /** An item of the reader's agency on a case, mostly. */
    String ownItem(String caseId, Draw draw) {
        var own = met("item", caseId);
        if (own.isEmpty() || draw.chance(0.4)) {
            own = world.ownItems(caseId);
        }
        return own.isEmpty() || draw.chance(0.2)
                ? idIn(draw.chance(0.5) ? "contribution_open" : "contribution_closed", caseId, draw)
                : draw.of(own);
    }

    /**
     * An item to be released: one the reader sees or made, or none. Whoever may release what the agency gave decides about it
     * on purpose, and may ask for another agency's by its id, which only a view tells.
     */
    String releasable(String caseId, Draw draw) {
        var items = new ArrayList<>(met("item", caseId));
        planned(caseId).ifPresent(planned -> items.addAll(world.shownItems(caseId)));
        return items.isEmpty() || draw.chance(0.1) ? new UUID(0, draw.between(0, 9)).toString() : draw.of(items);
    }

    private List<String> met(String kind, String caseId) {
        return met.stream()
                .filter(one -> one.kind().equals(kind)
                        && (caseId.isEmpty() || one.caseId().equals(caseId)))
                .map(Met::id)
                .toList();
    }

    /** The id of something of a kind: a table of the world, or what answers told of. */
    String idIn(String kind, Draw draw) {
        return idIn(kind, "", draw);
    }

    /** The id of something of a case; now and then of another. What was met last is the likeliest. */
    String idIn(String kind, String caseId, Draw draw) {
        var told = met(kind, caseId);
        var ids = new ArrayList<>(caseId.isEmpty() ? world.ids(kind) : world.ids(kind, caseId));
        if (!draw.chance(OF_THE_KIND) || (told.isEmpty() && ids.isEmpty())) {
            return caseId.isEmpty() ? other(draw) : idIn(kind, draw);
        }
        if (!told.isEmpty() && draw.chance(0.6)) {
            return told.get(told.size() - 1);
        }
        ids.addAll(told);
        return draw.of(ids);
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
