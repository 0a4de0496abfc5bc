package org.openmash.disclosure;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * The chronology of a case: one line an item, merged from all agencies in the order of events (domain reference 10.1). To be
 * called inside {@link DatabaseRole#call}.
 */
@ApplicationScoped
public class DisclosedChronology {
    private static final int MOST = 500;
    private static final int USUAL = 200;
    private static final String CURSOR = "chronology";

    private final DisclosedQuery query;
    private final DisclosureMatrix matrix;
    private final OpaqueTokens tokens;

    DisclosedChronology(DisclosedQuery query, DisclosureMatrix matrix, OpaqueTokens tokens) {
        this.query = query;
        this.matrix = matrix;
        this.tokens = tokens;
    }

    /** Which page of which case, for whom and why. */
    public record Asked(
            UUID caseId, @Nullable String cursor, @Nullable String limit, Purpose stated, Caller caller) {}

    /** A page. */
    public static final class Page {
        private final ObjectNode body;
        private final List<ChronologyLine> lines;
        private final List<ChronologyLine> rest;
        private final Sheet sheet;

        private Page(ObjectNode body, List<ChronologyLine> lines, List<ChronologyLine> rest, Sheet sheet) {
            this.body = body;
            this.lines = lines;
            this.rest = rest;
            this.sheet = sheet;
        }

        @JsonValue
        ObjectNode body() {
            return body;
        }

        /** The contributions on the page, for the access log. */
        public List<UUID> items() {
            return lines.stream()
                    .filter(ChronologyLine::isContribution)
                    .map(line -> UUID.fromString(line.id()))
                    .toList();
        }

        /** The releases whose copies are on the page, for the access log. */
        public List<UUID> releases() {
            return releases(lines);
        }

        /** Those, and the ones that stand on later pages. */
        public List<UUID> releasesFromHere() {
            return releases(rest);
        }

        private static List<UUID> releases(List<ChronologyLine> lines) {
            return lines.stream()
                    .filter(ChronologyLine::isCopy)
                    .map(line -> UUID.fromString(line.id()))
                    .toList();
        }

        /** The agencies the lines name as their source. */
        public Set<String> sources() {
            return lines.stream()
                    .map(line -> line.json().path("agency").asText())
                    .filter(agency -> !agency.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** True while the case is RED or nobody has rated it. */
        public boolean isUrgent() {
            return DisclosedView.isUrgent(body);
        }

        /** The part of the caller's decision that a chronology needs. */
        public Decision decision() {
            return sheet.decision();
        }
    }

    /** What all pages of an answer are made of. */
    private record Sheet(Asked asked, int limit, Decision decision, Map<String, ArrayNode> tables) {}

    /**
     * The page asked for, earliest event first.
     *
     * @return empty when the caller may not know of the case, or there is none: the same
     * @throws ProblemException naming {@code limit} (1 to 500) or {@code cursor}
     */
    public Optional<Page> page(Asked asked) throws SQLException {
        var decided = query.decide(asked.caseId(), asked.caller(), asked.stated());
        return decided.isEmpty() ? Optional.empty() : Optional.of(page(asked, decided.get()));
    }

    /** The page as far as an emergency grant opens it; to be called inside {@link Session#underGrant}. */
    public Page pageUnderGrant(Asked asked, EmergencyQuery.Opened opened) throws SQLException {
        return page(asked, opened.decision());
    }

    private Page page(Asked asked, Decision whole) throws SQLException {
        int limit = limit(asked.limit());
        var after = position(asked);
        var decision = ChronologyLine.part(whole);
        var rows = query.rows(asked.caseId(), decision, asked.caller());
        var rest = ChronologyLine.of(decision, rows).stream()
                .filter(line -> after.isEmpty() || line.compareTo(after.get()) > 0)
                .toList();
        return page(new Sheet(asked, limit, decision, rows.tables()), rest);
    }

    /** The same page without some copies that must not be shown: filled up from what follows, so that their absence tells nothing. */
    public Page without(Set<UUID> stopped, Page page) {
        return stopped.isEmpty()
                ? page
                : page(
                        page.sheet,
                        page.rest.stream()
                                .filter(line -> !line.isCopy() || !stopped.contains(UUID.fromString(line.id())))
                                .toList());
    }

    private Page page(Sheet sheet, List<ChronologyLine> rest) {
        var lines = List.copyOf(rest.subList(0, Math.min(sheet.limit(), rest.size())));
        var body = body(sheet.asked(), sheet.decision(), sheet.tables(), lines);
        body.put("next", rest.size() > lines.size() ? cursor(sheet.asked(), lines.get(lines.size() - 1)) : null);
        return new Page(body, lines, rest, sheet);
    }

    private ObjectNode body(Asked asked, Decision decision, Map<String, ArrayNode> tables, List<ChronologyLine> lines) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("id", asked.caseId().toString());
        body.put("policyVersion", matrix.version());
        body.put("purpose", asked.stated().code());
        if (decision.shows("case.rating")) {
            body.set(
                    "rating",
                    Objects.requireNonNull(tables.get("case_open")).get(0).get("case.rating"));
        }
        var list = body.putArray("lines");
        lines.forEach(line -> list.add(line.json()));
        DisclosedView.restricted(tables).ifPresent(stubs -> body.set("restrictedItems", stubs));
        DisclosedView.recalled(tables).ifPresent(stubs -> body.set("recalledItems", stubs));
        body.set("withheld", DisclosedView.withheld(decision, field -> true));
        return body;
    }

    private static int limit(@Nullable String value) {
        try {
            int limit = value == null ? USUAL : Integer.parseInt(value);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw ProblemException.invalid("limit", "is not a number from 1 to " + MOST);
    }

    private String cursor(Asked asked, ChronologyLine last) {
        return tokens.seal(CURSOR, String.join("|", asked.caseId().toString(), last.date(), last.at(), last.id()));
    }

    private Optional<ChronologyLine> position(Asked asked) {
        var cursor = asked.cursor();
        if (cursor == null) {
            return Optional.empty();
        }
        var parts =
                tokens.open(CURSOR, cursor).map(text -> text.split("\\|", -1)).orElse(new String[0]);
        if (parts.length != 4 || !parts[0].equals(asked.caseId().toString())) {
            throw ProblemException.invalid("cursor", "is not a cursor of this chronology");
        }
        return Optional.of(new ChronologyLine(parts[1], parts[2], parts[3], JsonNodeFactory.instance.objectNode()));
    }
}
