package org.openmash.proof;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openmash.codes.CodeList;

/**
 * The whole content of the database, made for one reader, in two versions: {@code A} and {@code B} are equal in every cell
 * the reader may see and differ in those withheld: in the value, in whether there is one, in whether the row or the case is
 * there at all. Which cells are withheld is taken from the table by {@link NaivePolicy}.
 */
final class World {
    /** Tables the world leaves empty, each with the reason. */
    static final Map<String, String> LEFT_EMPTY = Map.ofEntries(
            entry("participation_end", "an end is a step of the sequence"),
            entry("task_completion", "a completion is a step of the sequence"),
            entry("cin_child", "no reader's role reads it; the import fills it"),
            entry("contribution_hold", "a recall is a step of the sequence"),
            entry("recalled_item", "a recall is a step of the sequence"),
            entry("dissemination", "a release is a step of the sequence"),
            entry("dissemination_open", "a release is a step of the sequence"),
            entry("dissemination_answer", "an answer is a step of the sequence"),
            entry("dissemination_override", "an override is a step of the sequence"),
            entry("dissemination_end", "a revocation is a step of the sequence"),
            entry("dissemination_edit", "a release is a step of the sequence"),
            entry("notice", "steps of the sequence tell"),
            entry("notice_acknowledgement", "an acknowledgement is a step of the sequence"),
            entry("protected_reads_release", "a release of reads is a step of the sequence"),
            entry("emergency_grant", "break-glass is a step of the sequence"),
            entry("emergency_second", "a second person's yes is a step of the sequence"),
            entry("emergency_review", "a review is a step of the sequence"));

    /** Columns that steer who reads what, or that nobody may read but that must fit: no value to be withheld. */
    private static final Set<String> FRAME = Set.of("id", "case_id", "hub", "recorded_at", "person_id", "guarded");

    private static final List<String> SHARED = List.of("POL-90", "SCH-101", "NHS-RX1");

    /** Which of the pair. */
    enum Side {
        A,
        B,
        /** Without any withheld value that need not be there. */
        BARE
    }

    /** A marked value and where it stands. */
    record Cell(String table, String column, String field, PlannedCase.Kind kind, boolean withheld) {}

    private final Chance chance;
    private final Account reader;
    private final Instant now;
    private final Side side;
    private final int variant;
    /** Part of what every cell is drawn from that the reader may not see. */
    private final String own;

    private final Schema schema;
    private final List<PlannedCase> cases;
    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    private final Map<String, Cell> marks = new HashMap<>();
    private final Map<UUID, List<String>> shownItems = new HashMap<>();

    /**
     * A world.
     *
     * @param variant which of the worlds of side B: each withholds something else, or other values
     */
    World(long seed, Account reader, Instant now, Side side, int variant, Schema schema) {
        this.chance = new Chance(seed);
        this.reader = reader;
        this.now = now;
        this.side = side;
        this.variant = variant;
        this.own = side == Side.B ? side.name() + variant : side.name();
        this.schema = schema;
        this.cases = PlannedCase.all(reader, chance, purposes());
        cases.stream().filter(this::exists).forEach(this::add);
        link(PlannedCase.Kind.TAKES_PART, PlannedCase.Kind.FOR_A_PURPOSE);
        link(PlannedCase.Kind.TAKES_PART, PlannedCase.Kind.RESTRICTED);
    }

    static List<String> purposes() {
        return CodeList.load("purpose").codes().stream()
                .filter(code -> !code.equals("EMERGENCY"))
                .sorted()
                .toList();
    }

    /** The world of side A: what requests are drawn from in both runs, so that the same is asked. */
    World vocabulary() {
        return side == Side.A ? this : new World(chance.seed(), reader, now, Side.A, variant, schema);
    }

    Account reader() {
        return reader;
    }

    Instant now() {
        return now;
    }

    Side side() {
        return side;
    }

    Chance chance() {
        return chance;
    }

    List<PlannedCase> cases() {
        return cases;
    }

    PlannedCase named(PlannedCase.Kind kind) {
        return cases.stream()
                .filter(planned -> planned.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** Where a marked value stands; empty when this world has none of it. */
    Optional<Cell> cell(String mark) {
        return Optional.ofNullable(marks.get(mark));
    }

    /** How many marked values the reader may not see. */
    long withheldValues() {
        return marks.values().stream().filter(Cell::withheld).count();
    }

    /** The fields of which the reader may see some value. */
    Set<String> fieldsToBeSeen() {
        return marks.values().stream()
                .filter(cell -> !cell.withheld()
                        && !cell.field().isEmpty()
                        && !cell.table().equals("task"))
                .map(Cell::field)
                .collect(Collectors.toSet());
    }

    Set<String> filledTables() {
        return rows.keySet();
    }

    /** Ids that mean the same in both worlds: what a reader may be told of by them is compared as it is. */
    Set<String> ids() {
        Set<String> ids = new java.util.HashSet<>();
        rows.values()
                .forEach(list -> list.forEach(row ->
                        row.values().stream().filter(UUID.class::isInstance).forEach(id -> ids.add(id.toString()))));
        cases.forEach(planned -> ids.add(planned.id().toString()));
        return ids;
    }

    /** Ids of one table, in the order they were made. */
    List<String> ids(String table) {
        return rows.getOrDefault(table, List.of()).stream()
                .map(row -> String.valueOf(row.get("id")))
                .toList();
    }

    /** The same, of one case. */
    List<String> ids(String table, String caseId) {
        return rows.getOrDefault(table, List.of()).stream()
                .filter(row -> String.valueOf(row.get("case_id")).equals(caseId))
                .map(row -> String.valueOf(row.get("id")))
                .toList();
    }

    /** Ids of the items that the reader's agency gave to a case. */
    List<String> ownItems(String caseId) {
        return List.of("contribution_open", "contribution_closed").stream()
                .flatMap(table -> rows.getOrDefault(table, List.of()).stream())
                .filter(row -> String.valueOf(row.get("case_id")).equals(caseId)
                        && reader.agency().equals(row.get("agency")))
                .map(row -> String.valueOf(row.get("id")))
                .distinct()
                .toList();
    }

    /** Ids of the items of a case that the reader sees. */
    List<String> shownItems(String caseId) {
        return shownItems.getOrDefault(UUID.fromString(caseId), List.of());
    }

    /**
     * Identifiers to seek emergency access by: of everybody but those on a case that this would open to the reader, who learns
     * of it on purpose.
     */
    List<String> identifiers() {
        var opened = named(PlannedCase.Kind.NO_PART);
        return rows.getOrDefault("person_identity", List.of()).stream()
                .filter(row -> opened.knownTo(reader) || !opened.person().equals(row.get("person_id")))
                .map(row -> String.valueOf(row.get("value")))
                .toList();
    }

    /** Values of a column that is no secret by itself, to ask by. */
    List<String> values(String table, String column) {
        return rows.getOrDefault(table, List.of()).stream()
                .map(row -> row.get(column))
                .filter(value -> value != null)
                .map(String::valueOf)
                .toList();
    }

    Map<String, List<Map<String, Object>>> rows() {
        return rows;
    }

    /** The case that most of a sequence is about: one the reader may know of, if there is any. */
    PlannedCase focus() {
        var known = cases.stream()
                .filter(planned -> planned.knownTo(reader) && planned.kind() != PlannedCase.Kind.CLOSED)
                .toList();
        return chance.of(known.isEmpty() ? cases : known, "focus");
    }

    /** Who reads the log sees by their ids what there is to be read: for an auditor only values differ. */
    private boolean onlyValuesDiffer() {
        return reader.has(Set.of("auditor"));
    }

    /**
     * Whether a case the reader's agency takes no part in is in both worlds all the same: because the reader knows of it, or, in half
     * of the pairs, because the agency gave something to it, so knows that it is there and nothing else of it.
     */
    private boolean isGivenTo(PlannedCase planned) {
        return planned.knownTo(reader) || chance.oneIn(2, "given to");
    }

    private boolean exists(PlannedCase planned) {
        if (onlyValuesDiffer()) {
            return true;
        }
        return switch (planned.kind()) {
            case RESTRICTED_IN_A -> side == Side.A;
            case NO_PART -> side == Side.A || isGivenTo(planned) || chance.oneIn(2, "no part", own);
            default -> true;
        };
    }

    private void add(PlannedCase planned) {
        var shown = planned.shownTo(reader);
        var row = new RowMaker(planned, shown);
        row.put("person", Map.of("id", planned.person(), "hub", planned.hub()));
        row.putIdentity();
        if (planned.kind() == PlannedCase.Kind.SEALED) {
            row.put("person_seal", Map.of("person_id", planned.person(), "hub", planned.hub(), "reason", "adopted"));
        }
        row.putCase();
        row.putParticipations();
        row.putGuards();
        for (String table : schema.ofCases()) {
            if (!RowMaker.SPECIAL.contains(table) && !LEFT_EMPTY.containsKey(table)) {
                row.putContent(table);
            }
        }
        row.putItems();
        row.putTasks();
        row.putReceipts();
        row.putEvents();
    }

    private void link(PlannedCase.Kind one, PlannedCase.Kind other) {
        var first = named(one);
        var second = named(other);
        for (var pair : List.of(List.of(first, second), List.of(second, first))) {
            rows.computeIfAbsent("case_link", table -> new ArrayList<>())
                    .add(Map.of(
                            "hub", first.hub(),
                            "case_id", pair.get(0).id(),
                            "linked_case", pair.get(1).id(),
                            "reason", "SAME_CONCERN"));
        }
    }

    /** Makes the rows of one case. */
    private final class RowMaker {
        private static final Set<String> SPECIAL = Set.of(
                "participation",
                "exclusion",
                "restriction",
                "contribution_open",
                "contribution_closed",
                "restricted_item",
                "task",
                "case_event");
        /** What other rows or the service itself need to be there. */
        private static final Set<String> ALWAYS = Set.of("case_open", "case_closed", "subject_open", "concern_open");

        private static final Set<String> ADDRESSED = Set.of("request_open", "meeting_open", "dissemination_open");
        private static final Set<String> LOCATIONS = Set.of("location_open", "location_safe");

        private final PlannedCase planned;
        private final Set<String> shown;
        private final boolean known;

        private RowMaker(PlannedCase planned, Set<String> shown) {
            this.planned = planned;
            this.shown = shown;
            this.known = planned.knownTo(reader);
        }

        private void put(String table, Map<String, ?> row) {
            rows.computeIfAbsent(table, name -> new ArrayList<>()).add(new LinkedHashMap<>(row));
        }

        private UUID id(String what, int number) {
            return chance.id(what, planned.kind(), number);
        }

        private Instant at(int daysAgo) {
            return now.minus(Duration.ofDays(daysAgo));
        }

        private Map<String, Object> frame(String what, int number) {
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("id", id(what, number));
            frame.put("case_id", planned.id());
            frame.put("hub", planned.hub());
            frame.put("recorded_at", at(20 - number).toString());
            return frame;
        }

        private boolean isShown(String table, String column) {
            var field = NaivePolicy.fieldOf(table, column);
            if (!shown.contains(field)) {
                return false;
            }
            boolean closedLocation = table.equals("location_safe")
                    || (table.equals("location_open") && planned.kind() == PlannedCase.Kind.PROTECTED_LOCATION);
            return !closedLocation || shown.contains(NaivePolicy.SAFE_ADDRESS);
        }

        /** Adds a row of generated values; one of which the reader can see nothing may be missing. */
        private void fill(String table, Map<String, Object> row, boolean withheldWhole, String... columns) {
            // Specialists may recall whatever the own agency gave, and its lead is told who read it: they know that it
            // is there.
            boolean handled =
                    (reader.closed() || reader.isLead()) && reader.agency().equals(row.get("agency"));
            boolean anyShown = false;
            var names = List.of(columns);
            for (var column : schema.columns(table)) {
                if (row.containsKey(column.name()) || FRAME.contains(column.name())) {
                    continue;
                }
                if (!names.isEmpty() && !names.contains(column.name()) && column.nullable()) {
                    continue;
                }
                boolean visible = !withheldWhole && isShown(table, column.name());
                anyShown |= visible;
                Optional.ofNullable(value(table, column, row.get("id"), !visible, handled))
                        .ifPresent(value -> row.put(column.name(), value));
            }
            boolean optional = !anyShown && !ALWAYS.contains(table);
            boolean leftOut = !onlyValuesDiffer()
                    && !handled
                    && (side == Side.BARE || chance.oneIn(3, "left out", table, row.get("id"), own));
            if (!optional || !leftOut) {
                put(table, row);
            }
        }

        private Object value(String table, Schema.Column column, Object rowId, boolean withheld, boolean mustBe) {
            var whose = withheld ? own : "both";
            Object[] cell = {table, column.name(), planned.kind(), String.valueOf(rowId), whose};
            boolean mayBeAbsent = withheld && column.nullable() && !mustBe && !onlyValuesDiffer();
            if (mayBeAbsent && (side == Side.BARE || chance.oneIn(4, "absent", List.of(cell)))) {
                return null;
            }
            var mark = chance.mark(cell);
            if (Set.of("text", "jsonb", "ARRAY").contains(column.type())) {
                marks.put(mark, cell(table, column.name(), NaivePolicy.fieldOf(table, column.name()), withheld));
            }
            return switch (column.type()) {
                case "jsonb" -> table.startsWith("contribution_") ? Map.of("headline", mark) : List.of(mark);
                case "ARRAY" -> List.of(mark);
                case "boolean" -> chance.oneIn(2, cell);
                case "integer", "smallint", "bigint", "numeric" -> 1 + chance.below(90, cell);
                case "date" -> at(1000 + chance.below(5000, cell)).toString().substring(0, 10);
                case "timestamp with time zone" ->
                    at(30 + chance.below(300, cell)).toString();
                case "uuid" -> chance.id(cell);
                case "bytea" -> "\\x" + mark.substring(Chance.MARK.length());
                default -> mark;
            };
        }

        private Cell cell(String table, String column, String field, boolean withheld) {
            return new Cell(table, column, field, planned.kind(), withheld);
        }

        private void putIdentity() {
            var whose = known || planned.hub().equals(reader.hub()) ? "both" : own;
            put(
                    "person_identity",
                    Map.of(
                            "id", id("identity", 0),
                            "hub", planned.hub(),
                            "person_id", planned.person(),
                            "kind", "NHS_NUMBER",
                            "value", chance.nhsNumber(planned.kind(), whose),
                            "date_of_birth", "2015-03-02",
                            "name_parts", List.of("wrenmarsh")));
        }

        private void putCase() {
            Map<String, Object> open = new LinkedHashMap<>();
            boolean closed = planned.kind() == PlannedCase.Kind.CLOSED;
            open.put("id", planned.id());
            open.put("hub", planned.hub());
            open.put("person_id", planned.person());
            open.put("guarded", false);
            open.put("version", 1 + chance.below(50, "version", planned.kind(), reader.isOfficer() ? "both" : own));
            open.put("status", planned.kind().status());
            open.put("rating", chance.of(List.of("RED", "AMBER", "GREEN", "BLUE"), "rating", planned.kind()));
            open.put("received_at", at(10 + planned.number()).toString());
            open.put("due_at", now.plus(Duration.ofHours(1 + planned.number())).toString());
            // What a referrer may hear of its own concern is made from these, so they are no secret of the case.
            open.put("outcome", closed ? "SUPPORTED" : null);
            open.put("closed_at", closed ? at(3).toString() : null);
            fill("case_open", open, false);
            Map<String, Object> exact = new LinkedHashMap<>();
            exact.put("case_id", planned.id());
            exact.put("hub", planned.hub());
            exact.put("state", state());
            fill("case_closed", exact, false);
        }

        private String state() {
            var states = switch (planned.kind().status()) {
                case "IN_PROGRESS" -> List.of("STRATEGY", "S47", "ICPC", "ASSESSMENT", "EARLY_HELP", "PANEL");
                default -> List.of(planned.kind().status());
            };
            return chance.of(states, "state", planned.kind(), isShown("case_closed", "state") ? "both" : own);
        }

        /** Whether something the reader may not notice is there. */
        private boolean perhaps(Object... what) {
            return side == Side.A || (side == Side.B && chance.oneIn(2, planned.kind(), List.of(what), own));
        }

        private void putParticipations() {
            if (planned.hasPart()) {
                putParticipation(0, reader.agency(), planned.live());
            }
            int number = 1;
            for (String agency : SHARED) {
                if (!agency.equals(reader.agency()) && planned.hub().equals("HUB-A")) {
                    putParticipation(number++, agency, List.of("AGENCY_CHECK"));
                }
            }
            if (isShown("participation", "agency") || perhaps("EXT-9")) {
                putParticipation(number, "EXT-9", List.of());
            }
        }

        private void putParticipation(int number, String agency, List<String> purposes) {
            var row = frame("participation", number);
            row.put("agency", agency);
            row.put("purposes", purposes);
            row.put("given_by", chance.mark("given by", planned.kind(), number, own));
            row.put("given_by_person", "P-0002");
            row.put("reason", chance.mark("reason of part", planned.kind(), number, own));
            put("participation", row);
        }

        private void putGuards() {
            if (planned.kind() == PlannedCase.Kind.EXCLUDED) {
                putExclusion(chance.oneIn(2, "excluded") ? "person" : "agency");
            } else if (perhaps("somebody else")) {
                var row = frame("exclusion", 1);
                row.putAll(Map.of("person", "P-0099", "excluded_by", "x", "excluded_by_person", "x", "reason", "x"));
                put("exclusion", row);
            }
            if (planned.isRestricted()) {
                var row = frame("restriction", 0);
                row.put("restricted", true);
                row.put("people", List.of("P-0098", "P-0099"));
                row.putAll(Map.of("restricted_by", "x", "restricted_by_person", "x", "reason", "x"));
                put("restriction", row);
            }
        }

        private void putExclusion(String what) {
            var row = frame("exclusion", 0);
            row.put(what, what.equals("person") ? reader.person() : reader.agency());
            row.putAll(Map.of("excluded_by", "x", "excluded_by_person", "x", "reason", "x"));
            put("exclusion", row);
        }

        private void putContent(String table) {
            for (int number = 0; number < 2; number++) {
                var group = table.replaceFirst("_(open|closed|safe)$", "");
                var row = frame(LOCATIONS.contains(table) ? table : group, number);
                boolean elsewhere = false;
                if (ADDRESSED.contains(table)) {
                    var addressee = number == 0 ? reader.agency() : "EXT-9";
                    row.put("agency", addressee);
                    elsewhere = number == 1 && !reader.isOfficer();
                }
                if (table.equals("subject_open")) {
                    row.put("location_protected", planned.kind() == PlannedCase.Kind.PROTECTED_LOCATION);
                }
                if (table.equals("concern_open")) {
                    row.put("received_at", at(20 - number).toString());
                }
                fill(table, row, elsewhere || !known);
            }
        }

        /** One item under each row of the table that agencies write to; some restricted by their owner. */
        private void putItems() {
            int number = 0;
            for (var field : NaivePolicy.rows()) {
                var column = field.column();
                if (!column.startsWith("contribution_") || field.field().startsWith("contribution.")) {
                    continue;
                }
                putItem(number++, field.field(), column);
            }
        }

        private void putItem(int number, String field, String column) {
            boolean mayBeMissing = planned.kind() == PlannedCase.Kind.NO_PART && !isGivenTo(planned);
            var owner = number % 3 == 0 && !mayBeMissing ? reader.agency() : "EXT-9";
            boolean restricted = number % 4 == 1 || number % 7 == 0;
            boolean notMine = restricted && !owner.equals(reader.agency());
            int dot = column.indexOf('.');
            var table = column.substring(0, dot);
            var own = column.substring(dot + 1);
            var kind = field.substring(0, field.indexOf('.'));
            boolean silent = UNSEEN.contains(field);
            var headline = silent ? "" : kind + "_headline";
            boolean seen = !notMine && known && (isShown(table, own) || isShown("contribution_open", headline));
            var frame = frame("item", number);
            if (seen) {
                shownItems
                        .computeIfAbsent(planned.id(), caseId -> new ArrayList<>())
                        .add(String.valueOf(frame.get("id")));
            }
            frame.put("restricted", restricted);
            frame.put(
                    "agency",
                    owner.equals(reader.agency()) || isShown(table, "agency") ? owner : hidden(owner, number));
            if (table.equals("contribution_open") || !silent) {
                var columns =
                        table.equals("contribution_open") ? new String[] {own, headline} : new String[] {headline};
                fill("contribution_open", new LinkedHashMap<>(frame), !seen, columns);
            }
            if (table.equals("contribution_closed")) {
                fill("contribution_closed", new LinkedHashMap<>(frame), notMine || !known, own, "source_reference");
            }
            if (restricted && (notMine ? reader.isOfficer() || perhaps("stub", number) : true)) {
                var stub = frame("stub", number);
                stub.put("agency", owner);
                put("restricted_item", stub);
            }
        }

        private String hidden(String owner, int number) {
            return owner + own + number;
        }

        private void putTasks() {
            var policy = NaivePolicy.rows();
            for (int number = 0; number < 3; number++) {
                var field = chance.of(policy, "task", planned.kind(), number).field();
                boolean shownOnList = known
                        && reader.isOfficer()
                        && NaivePolicy.shown(reader, Set.of("TRIAGE")).contains(field);
                var row = frame("task", number);
                row.put("kind", "COMPLETE_SET_ASIDE_VALUE");
                row.put("team", "MASH-DAY");
                row.put("due_at", now.plus(Duration.ofHours(number + 1L)).toString());
                row.put("field", "people[0]");
                row.put("matrix_row", field);
                var mark = chance.mark("task", planned.kind(), number, shownOnList ? "both" : own);
                marks.put(mark, cell("task", "received_value", field, !shownOnList));
                row.put("received_value", mark);
                put("task", row);
            }
        }

        /** A concern of the reader's agency and one of another about two cases that do not differ in what a referrer hears. */
        private void putReceipts() {
            if (planned.kind() != PlannedCase.Kind.TAKES_PART && planned.kind() != PlannedCase.Kind.CLOSED) {
                return;
            }
            for (int number = 0; number < 2; number++) {
                boolean mine = number == 0;
                var whose = mine ? "both" : own;
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("id", id("concern", number));
                row.put("hub", planned.hub());
                row.put("agency", mine ? reader.agency() : "EXT-9");
                row.put("client", "openmash-demo");
                row.put("submitted_by", "someone");
                row.put("idempotency_key", "key-" + planned.kind() + "-" + number);
                row.put("body", "\\x7b7d");
                row.put("body_sha256", "\\x00");
                row.put("reference", chance.mark("receipt", planned.kind(), number, whose));
                row.put("received_at", at(20 - number).toString());
                row.put("response_due_at", at(19 - number).toString());
                row.put("immediate_danger", false);
                row.put("warnings", List.of());
                row.put("set_aside", List.of());
                row.put("contribution_ids", List.of());
                row.put("call_team", mine ? "MASH-DAY" : chance.mark("team", planned.kind(), own));
                row.put("feedback_limited", false);
                put("concern_receipt", row);
            }
        }

        private void putEvents() {
            for (int number = 0; number < 2; number++) {
                var row = frame("event", number);
                row.put("recorded_at", at(15 - number).toString());
                row.put("kind", number == 0 ? "OPENED" : "RATED");
                row.put("state", "RECEIVED");
                row.put("by_subject", chance.mark("by", planned.kind(), number, own));
                row.put("by_person", "P-0001");
                row.put("by_agency", "LA-901");
                row.put("detail", Map.of("note", chance.mark("detail", planned.kind(), number, own)));
                put("case_event", row);
            }
        }
    }

    /** Items of which nothing shows without their own row (API conventions). */
    private static final Set<String> UNSEEN = Set.of(
            "health.mentalHealth",
            "health.sexualHealth",
            "health.pregnancy",
            "police.riskToChildren",
            "police.intelligence",
            "police.convictions",
            "prevent.history",
            "prevent.concernType",
            "prevent.assessment");
}
