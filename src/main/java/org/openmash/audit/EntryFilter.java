package org.openmash.audit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/**
 * What a search of the log asks for, checked. Criteria that no index finds stand in {@code narrowing}: they go with a case, a
 * person, an account, or a period of at most 31 days.
 *
 * @param person the token of a person on cases
 * @param actor the token of the account that acted
 * @param from inclusive
 * @param to exclusive
 * @param hubless entries of tokens that named no hub, in place of those of the auditor's own
 * @param limit entries a page, 1 to 200
 * @param cursor where to go on; not yet checked
 * @param criteria the criteria as sent, by name: what a cursor is bound to and what the search's own entry keeps as hashes
 */
record EntryFilter(
        @Nullable UUID caseId,
        @Nullable UUID person,
        @Nullable String actor,
        @Nullable String agency,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Action action,
        @Nullable Outcome outcome,
        Narrowing narrowing,
        boolean hubless,
        int limit,
        @Nullable String cursor,
        Map<String, String> criteria) {
    private static final Set<String> PAGING = Set.of("limit", "cursor");
    /** Criteria that a text of the detail equals: the parameter and the name in the detail are one. */
    private static final Set<String> TEXTS = Set.of(
            "operation",
            "sector",
            "tier",
            "client",
            "unit",
            "requestId",
            "problem",
            "lawfulBasis",
            "recordVersion",
            "sequencing",
            "agreementVerdict");
    /** Criteria that stand in a list of the detail, and the list's name there. */
    private static final Map<String, String> LISTS =
            Map.of("duty", "duties", "item", "items", "under", "under", "agreement", "agreements");

    private static final Set<String> NARROWING = Stream.of(
                    Set.of("field", "withheld", "purpose", "policyVersion", "actorPerson"), TEXTS, LISTS.keySet())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CRITERIA =
            Set.of("case", "person", "actor", "agency", "from", "to", "action", "outcome", "hub");
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;
    private static final Duration WALKABLE = Duration.ofDays(31);
    private static final String NO_TIME = "is not a time such as 2026-11-22T09:00:00Z";

    /**
     * Criteria that are looked at row by row.
     *
     * @param field a field that was shown
     * @param withheld a field that was withheld
     * @param actorPerson the token of the human being behind one or more accounts
     * @param texts what a text of the detail must equal, by its name there
     * @param lists what a list of the detail must hold, by its name there
     */
    record Narrowing(
            @Nullable String field,
            @Nullable String withheld,
            @Nullable String purpose,
            @Nullable String policyVersion,
            @Nullable String actorPerson,
            Map<String, String> texts,
            Map<String, String> lists) {}

    /**
     * Reads the query.
     *
     * @param now until when a search without {@code to} looks
     * @throws ProblemException 400 naming the parameter that is unknown, repeated, empty, not of its kind or missing
     */
    static EntryFilter of(MultivaluedMap<String, String> query, Instant now) {
        var sent = new SentCriteria(once(query));
        var from = sent.read("from", SentCriteria::instant, NO_TIME);
        var to = sent.read("to", SentCriteria::instant, NO_TIME);
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.invalid("to", "is not after from");
        }
        var limit = sent.read("limit", text -> SentCriteria.number(text, MOST), "is not a number from 1 to " + MOST);
        var hub = sent.read("hub", text -> SentCriteria.require(text, text.equals("NONE")), "can only be NONE");
        var criteria = new TreeMap<>(sent.values());
        criteria.keySet().removeAll(PAGING);
        var filter = new EntryFilter(
                sent.read("case", SentCriteria::uuid, "is not the id of a case"),
                sent.read("person", SentCriteria::uuid, "is not the token of a person"),
                sent.read("actor", SentCriteria::account, "is not the token of an account"),
                sent.read("agency", SentCriteria::code, "is not an organisation code"),
                from,
                to,
                sent.read("action", Action::valueOf, "is not one of the actions"),
                sent.read("outcome", Outcome::valueOf, "is not one of the outcomes"),
                narrowing(sent),
                hub != null,
                limit == null ? USUAL_LIMIT : limit,
                sent.values().get("cursor"),
                Collections.unmodifiableMap(criteria));
        filter.refuseWalkingTheWholeLog(now);
        return filter;
    }

    private static Narrowing narrowing(SentCriteria sent) {
        return new Narrowing(
                sent.read("field", SentCriteria::field, "is not the name of a field"),
                sent.read("withheld", SentCriteria::field, "is not the name of a field"),
                sent.read("purpose", SentCriteria::code, "is not a purpose"),
                sent.read("policyVersion", SentCriteria::code, "is not a version of the policy"),
                sent.read("actorPerson", SentCriteria::staffPerson, "is not the token of a member of staff"),
                texts(sent),
                lists(sent));
    }

    private static Map<String, String> texts(SentCriteria sent) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : TEXTS) {
            var text = sent.read(name, SentCriteria::code, "is not a text of at most 200 characters");
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    private static Map<String, String> lists(SentCriteria sent) {
        Map<String, String> lists = new TreeMap<>();
        LISTS.forEach((name, list) -> {
            var value = name.equals("duty")
                    ? sent.read(name, SentCriteria::code, "is not a duty")
                    : sent.read(name, text -> SentCriteria.uuid(text).toString(), "is not an id");
            if (value != null) {
                lists.put(list, value);
            }
        });
        return lists;
    }

    private void refuseWalkingTheWholeLog(Instant now) {
        boolean found = caseId != null || person != null || actor != null;
        boolean narrowed = criteria.keySet().stream().anyMatch(NARROWING::contains);
        var end = to == null ? now : to;
        if (narrowed && !found && (from == null || from.plus(WALKABLE).isBefore(end))) {
            throw ProblemException.invalid(
                    "from",
                    "must name a period of at most 31 days, or case, person or actor be given, with "
                            + String.join(", ", NARROWING.stream().sorted().toList()));
        }
    }

    private static Map<String, String> once(MultivaluedMap<String, String> query) {
        Map<String, String> sent = new TreeMap<>();
        query.forEach((name, values) -> {
            if (!CRITERIA.contains(name) && !PAGING.contains(name) && !NARROWING.contains(name)) {
                throw ProblemException.invalid(name, "is not a parameter of this search");
            }
            if (values.size() != 1 || values.get(0).isBlank()) {
                throw ProblemException.invalid(name, "must have one value");
            }
            sent.put(name, values.get(0));
        });
        return sent;
    }
}
