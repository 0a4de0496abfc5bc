package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search as the database role of the auditor runs it: 24 entries, ten seconds apart, over the turn of a month. */
class EntrySelectTest {
    private static final Instant FIRST = Instant.parse("2026-11-30T23:58:00Z");
    private static final Instant LATEST = Instant.parse("2027-01-01T00:00:00Z");
    private static final String HUB = "HUB-A";
    private static final StaffTokens TOKENS =
            new StaffTokens(new KeyedHash(LogDatabase.config(1).searchKey()));
    private static final List<UUID> CASES = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    private static final String NAMED = "018f4e5c-7f5b-7c11-9a51-00000000000%d";

    private static final List<UUID> ids = new ArrayList<>();
    private static LogDatabase database;

    @BeforeAll
    static void fillLog() throws SQLException {
        database = LogDatabase.create();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var caller = LogDatabase.caller("subject-" + i % 2, i % 3 == 0 ? "SCH-101" : "POL-90");
            var access = Access.of(caller, i % 4 == 0 ? Action.SEARCH : Action.CONSULTATION, "GET /v1/cases")
                    .purpose(i % 6 == 5 ? "MARAC" : "TRIAGE")
                    .shown(i % 3 == 0 ? List.of("case.status", "subject.name") : List.of("case.status"))
                    .withheld(i % 3 == 0 ? List.of("health.detail:SECTOR") : List.of())
                    .outcome(i % 6 == 0 ? Outcome.REFUSED : Outcome.PERMITTED)
                    .lawfulBasis(i % 6 == 5 ? "Children Act \"s.47\"" : "GDPR6_1E")
                    .agreement(i % 4 == 3 ? "REVIEW" : "IN_FORCE", List.of(UUID.fromString(NAMED.formatted(i % 2))))
                    .items(List.of(UUID.fromString(NAMED.formatted(i % 3))))
                    .under(i == 6 ? List.of(UUID.fromString(NAMED.formatted(6))) : List.of())
                    .recordVersion(Integer.toString(i))
                    .cases(i % 8 == 7 ? List.of() : List.of(CASES.get(i % 3), CASES.get((i + 1) % 3)));
            entries.add(LogDatabase.sealer(Clock.fixed(FIRST.plusSeconds(10L * i), ZoneOffset.UTC))
                    .seal(access));
        }
        entries.forEach(entry -> ids.add(entry.id()));
        try (var connection = database.connect("openmash_log")) {
            EntryInsert.into(connection, entries);
        }
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @Test
    void newest_comes_first_across_the_turn_of_a_month() throws SQLException {
        assertThat(search(Map.of())).isEqualTo(reversed(ids));
    }

    @ParameterizedTest
    @CsvSource({
        "actor, A-of-subject-1, 1 3 5 7 9 11 13 15 17 19 21 23",
        "agency, SCH-101, 0 3 6 9 12 15 18 21",
        "action, SEARCH, 0 4 8 12 16 20",
        "outcome, REFUSED, 0 6 12 18",
        "from, 2026-12-01T00:01:00Z, 18 19 20 21 22 23",
        "to, 2026-11-30T23:58:30Z, 0 1 2",
        "actor, A-of-subject-7, ''",
        "purpose, MARAC, 5 11 17 23",
        "field, subject.name, 0 3 6 9 12 15 18 21",
        "field, subject.nam, ''",
        "withheld, health.detail, 0 3 6 9 12 15 18 21",
        "withheld, health.deta, ''",
        "operation, GET /v1/cases, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
        "lawfulBasis, Children Act \"s.47\", 5 11 17 23",
        "agreementVerdict, REVIEW, 3 7 11 15 19 23",
        "agreement, 018f4e5c-7f5b-7c11-9a51-000000000001, 1 3 5 7 9 11 13 15 17 19 21 23",
        "item, 018f4e5c-7f5b-7c11-9a51-000000000001, 1 4 7 10 13 16 19 22",
        "under, 018f4e5c-7f5b-7c11-9a51-000000000006, 6",
        "under, 018f4e5c-7f5b-7c11-9a51-000000000001, ''",
        "recordVersion, 4, 4",
        "requestId, request-2, ''",
        "requestId, request-1, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
        "duty, officer, ''",
        "duty, referrer, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
        "sector, police, ''",
        "client, referrer, ''",
        "actorPerson, H-of-person-subject-0, 0 2 4 6 8 10 12 14 16 18 20 22"
    })
    void each_criterion_finds_its_entries_and_no_other(String name, String value, String expected) throws SQLException {
        assertThat(search(Map.of(name, value))).isEqualTo(reversed(numbered(expected)));
    }

    @Test
    void case_is_found_wherever_it_stands_among_the_cases_of_an_entry() throws SQLException {
        assertThat(search(Map.of("case", CASES.get(0).toString())))
                .isEqualTo(reversed(numbered("0 2 3 5 6 8 9 11 12 14 17 18 20 21")));
        assertThat(search(Map.of("case", UUID.randomUUID().toString()))).isEmpty();
    }

    @Test
    void criteria_must_all_hold() throws SQLException {
        var criteria = Map.of(
                "case", CASES.get(0).toString(), "actor", "A-of-subject-0", "agency", "SCH-101", "action", "SEARCH");

        assertThat(search(criteria)).isEqualTo(reversed(numbered("0 12")));
    }

    @Test
    void pages_of_any_size_give_every_entry_once_and_in_order() throws SQLException {
        for (int size = 1; size <= 7; size++) {
            List<UUID> found = new ArrayList<>();
            Position after = null;
            List<EntrySelect.Found> page;
            do {
                page = select(Map.of("to", "2026-12-02T00:00:00Z"), after, size);
                page.forEach(entry -> found.add(entry.lasting().id()));
                after = page.isEmpty() ? null : positionOf(page.get(page.size() - 1));
            } while (after != null);
            assertThat(found).isEqualTo(reversed(ids));
        }
    }

    @Test
    void entries_of_the_same_moment_are_not_skipped_between_pages() throws SQLException {
        var moment = Instant.parse("2026-12-24T00:00:00Z");
        var sealer = LogDatabase.sealer(Clock.fixed(moment, ZoneOffset.UTC));
        var access = LogDatabase.reading(UUID.randomUUID());
        try (var connection = database.connect("openmash_log")) {
            EntryInsert.into(connection, List.of(sealer.seal(access), sealer.seal(access), sealer.seal(access)));
        }
        var period =
                Map.of("from", moment.toString(), "to", moment.plusMillis(1).toString());

        var first = select(period, null, 2);
        var rest = select(period, positionOf(first.get(1)), 2);

        assertThat(rest).hasSize(1);
        assertThat(Set.of(
                        first.get(0).lasting().id(),
                        first.get(1).lasting().id(),
                        rest.get(0).lasting().id()))
                .hasSize(3);
        assertThat(select(Map.of("to", moment.toString()), null, 1))
                .extracting(found -> found.lasting().id())
                .containsExactly(ids.get(23));
    }

    @Test
    void entry_is_found_by_its_id_alone() throws SQLException {
        try (var auditor = database.as("auditor")) {
            assertThat(EntrySelect.byId(ids.get(20), HUB).newest(auditor, 1))
                    .extracting(found -> found.lasting().id())
                    .containsExactly(ids.get(20));
            assertThat(EntrySelect.byId(UUID.randomUUID(), HUB).newest(auditor, 1))
                    .isEmpty();
        }
    }

    @Test
    void entry_says_who_what_why_and_how_it_ended() throws SQLException {
        var caseId = UUID.randomUUID();
        var item = UUID.randomUUID();
        var access = LogDatabase.reading(caseId)
                .items(List.of(item))
                .under(List.of(caseId))
                .lawfulBasis("GDPR6_1E")
                .reason("Strategy meeting")
                .agreement("REVIEW", List.of(item))
                .recordVersion("7");
        var time = Instant.parse("2026-12-30T08:00:00.123456Z");
        var entry = LogDatabase.sealer(Clock.fixed(time, ZoneOffset.UTC)).seal(access);
        try (var connection = database.connect("openmash_log")) {
            EntryInsert.into(connection, List.of(entry));
        }

        var found = select(Map.of("case", caseId.toString()), null, 1).get(0);
        var person = UUID.randomUUID();
        var sealed = EntryView.of(found, new EntryView.Sight(Set.of(), Set.of(), Map.of(caseId, person)));

        assertThat(sealed)
                .isEqualTo(new EntryView(
                        entry.id(),
                        time,
                        actor(null, null),
                        Action.CONSULTATION,
                        "GET /v1/cases/{id}",
                        Outcome.PARTIAL,
                        null,
                        "TRIAGE",
                        null,
                        "GDPR6_1E",
                        "Strategy meeting",
                        "REVIEW",
                        List.of(item),
                        List.of(caseId),
                        List.of(person),
                        List.of(item),
                        List.of(caseId),
                        List.of("case.status"),
                        List.of(new EntryView.WithheldView("health.detail", "SECTOR")),
                        "7",
                        database.ask("select policy_version from audit.entry where id = '" + entry.id() + "'"),
                        "request-1",
                        null));
        var account = Set.of(TOKENS.account("subject-1"));
        var unsealed = new EntryView.Sight(account, Set.of("person-subject-2"), Map.of());
        assertThat(EntryView.of(found, unsealed).actor()).isEqualTo(actor("subject-1", "Nina Nahm"));
        var managed = new EntryView.Sight(account, Set.of("person-subject-1"), Map.of());
        assertThat(EntryView.of(found, managed).actor()).isEqualTo(actor(null, null));
    }

    private static EntryView.ActorView actor(@Nullable String subject, @Nullable String name) {
        return new EntryView.ActorView(
                TOKENS.account("subject-1"),
                TOKENS.person("person-subject-1"),
                subject,
                name,
                "SCH-101",
                "school",
                "open",
                List.of("practitioner", "referrer"),
                "openmash-demo");
    }

    @Test
    void other_hub_finds_nothing() throws SQLException {
        var criteria = Map.of("case", CASES.get(0).toString());

        assertThat(select("HUB-B", criteria, null, 100)).isEmpty();
        assertThat(select("HUB-B", Map.of("agency", "SCH-101"), null, 100)).isEmpty();
        assertThat(select("HUB-B", Map.of(), null, 100)).isEmpty();
        try (var auditor = database.as("auditor")) {
            assertThat(EntrySelect.byId(ids.get(20), "HUB-B").newest(auditor, 1))
                    .isEmpty();
        }
    }

    @Test
    void entry_whose_details_were_erased_still_says_what_its_leaf_says() {
        var lasting = new EntryView.Lasting(ids.get(0), FIRST, "SCH-101", Action.SEARCH, Outcome.REFUSED, "sha256:00");
        var erased = new EntrySelect.Found(lasting, Detail.of("{}".getBytes(StandardCharsets.UTF_8)));

        var view = EntryView.of(erased, new EntryView.Sight(Set.of(), Set.of(), Map.of()));

        assertThat(view.actor().agency()).isEqualTo("SCH-101");
        assertThat(view.actor().subject()).isNull();
        assertThat(view.cases()).isEmpty();
    }

    /** Over the whole period of the 24, which criteria without an index need. */
    private static List<UUID> search(Map<String, String> criteria) throws SQLException {
        var all = new java.util.TreeMap<>(Map.of("from", "2026-11-30T00:00:00Z", "to", "2026-12-31T00:00:00Z"));
        all.putAll(criteria);
        return select(all, null, 100).stream()
                .map(found -> found.lasting().id())
                .filter(ids::contains)
                .toList();
    }

    private static List<EntrySelect.Found> select(Map<String, String> criteria, @Nullable Position after, int limit)
            throws SQLException {
        return select(HUB, criteria, after, limit);
    }

    private static List<EntrySelect.Found> select(
            String hub, Map<String, String> criteria, @Nullable Position after, int limit) throws SQLException {
        var query = new MultivaluedHashMap<String, String>();
        criteria.forEach((name, value) -> query.add(name, token(value)));
        try (var auditor = database.as("auditor")) {
            return EntrySelect.matching(EntryFilter.of(query, LATEST), hub, null, after, LATEST)
                    .newest(auditor, limit);
        }
    }

    private static Position positionOf(EntrySelect.Found found) {
        return new Position(found.lasting().recordedAt(), found.lasting().id());
    }

    /** Subjects and persons are asked for by their tokens; these stand in the tables above as words. */
    private static String token(String value) {
        if (value.startsWith("A-of-")) {
            return TOKENS.account(value.substring(5));
        }
        return value.startsWith("H-of-") ? String.valueOf(TOKENS.person(value.substring(5))) : value;
    }

    private static List<UUID> numbered(String numbers) {
        return numbers.isEmpty()
                ? List.of()
                : List.of(numbers.split(" ", -1)).stream()
                        .map(number -> ids.get(Integer.parseInt(number)))
                        .toList();
    }

    private static List<UUID> reversed(List<UUID> inOrder) {
        var reversed = new ArrayList<>(inOrder);
        Collections.reverse(reversed);
        return reversed;
    }
}
