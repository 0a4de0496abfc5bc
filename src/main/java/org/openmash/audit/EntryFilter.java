package org.openmash.audit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/**
 * What a search of the log asks for, checked.
 *
 * @param from inclusive
 * @param to exclusive
 * @param limit entries a page, 1 to 200
 * @param cursor where to go on; not yet checked
 * @param criteria the criteria as sent, by name: what a cursor is bound to and what the search's own entry keeps as hashes
 */
record EntryFilter(
        @Nullable UUID caseId,
        @Nullable String actor,
        @Nullable String agency,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Action action,
        @Nullable Outcome outcome,
        int limit,
        @Nullable String cursor,
        Map<String, String> criteria) {
    private static final Set<String> PAGING = Set.of("limit", "cursor");
    private static final Set<String> CRITERIA = Set.of("case", "actor", "agency", "from", "to", "action", "outcome");
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_CODE = 200;

    /**
     * Reads the query.
     *
     * @throws ProblemException 400 naming the parameter that is unknown, repeated, empty or not of its kind
     */
    static EntryFilter of(MultivaluedMap<String, String> query) {
        Map<String, String> sent = once(query);
        var from = read(sent, "from", EntryFilter::instant, "is not a time such as 2026-11-22T09:00:00Z");
        var to = read(sent, "to", EntryFilter::instant, "is not a time such as 2026-11-22T09:00:00Z");
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.invalid("to", "is not after from");
        }
        var limit = read(sent, "limit", EntryFilter::limit, "is not a number from 1 to " + MOST);
        var criteria = new TreeMap<>(sent);
        criteria.keySet().removeAll(PAGING);
        return new EntryFilter(
                read(sent, "case", EntryFilter::uuid, "is not the id of a case"),
                read(sent, "actor", EntryFilter::code, "is not the subject of an account"),
                read(sent, "agency", EntryFilter::code, "is not an organisation code"),
                from,
                to,
                read(sent, "action", Action::valueOf, "is not one of the actions"),
                read(sent, "outcome", Outcome::valueOf, "is not one of the outcomes"),
                limit == null ? USUAL_LIMIT : limit,
                sent.get("cursor"),
                Collections.unmodifiableMap(criteria));
    }

    private static Map<String, String> once(MultivaluedMap<String, String> query) {
        Map<String, String> sent = new TreeMap<>();
        query.forEach((name, values) -> {
            if (!CRITERIA.contains(name) && !PAGING.contains(name)) {
                throw ProblemException.invalid(name, "is not a parameter of this search");
            }
            if (values.size() != 1 || values.get(0).isBlank()) {
                throw ProblemException.invalid(name, "must have one value");
            }
            sent.put(name, values.get(0));
        });
        return sent;
    }

    private static <T> @Nullable T read(
            Map<String, String> sent, String name, Function<String, T> reader, String complaint) {
        var text = sent.get(name);
        try {
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw ProblemException.invalid(name, complaint);
        }
    }

    private static UUID uuid(String text) {
        return UUID.fromString(require(text, text.length() == UUID_LENGTH)); // Java takes shorter ones too
    }

    private static String code(String text) {
        return require(text, text.length() <= LONGEST_CODE && text.chars().noneMatch(Character::isISOControl));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(require(text, !text.startsWith("+") && !text.startsWith("-")))
                .toInstant(); // four digits of year: what PostgreSQL can hold
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        require(text, limit >= 1 && limit <= MOST);
        return limit;
    }

    private static String require(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
