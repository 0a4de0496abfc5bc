package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

class EntryFilterTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final String ACCOUNT = "A0123456789abcdefABCDEF";
    private static final UUID CASE = UUID.fromString("018f4e5c-7f5b-7c11-9a51-0123456789ab");

    @Test
    void everything_may_be_left_out() {
        var filter = EntryFilter.of(new MultivaluedHashMap<>(), NOW);

        assertThat(filter.limit()).isEqualTo(50);
        assertThat(filter.criteria()).isEmpty();
    }

    @Test
    void criteria_are_read_and_paging_is_not_one_of_them() {
        var query = query("case", CASE.toString());
        query.add("actor", ACCOUNT);
        query.add("agency", "SCH-101");
        query.add("from", "2026-11-22T10:00:00+01:00");
        query.add("to", "2026-11-23T00:00:00Z");
        query.add("action", "SEARCH");
        query.add("outcome", "REFUSED");
        query.add("limit", "200");
        query.add("cursor", "abc");

        var filter = EntryFilter.of(query, NOW);

        assertThat(filter.caseId()).isEqualTo(CASE);
        assertThat(filter.actor()).isEqualTo(ACCOUNT);
        assertThat(filter.agency()).isEqualTo("SCH-101");
        assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(filter.to()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(filter.action()).isEqualTo(Action.SEARCH);
        assertThat(filter.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(filter.limit()).isEqualTo(200);
        assertThat(filter.cursor()).isEqualTo("abc");
        assertThat(filter.criteria())
                .containsOnlyKeys("case", "actor", "agency", "from", "to", "action", "outcome")
                .containsEntry("agency", "SCH-101");
    }

    @ParameterizedTest
    @CsvSource({
        "case, 1-1-1-1-1",
        "case, everything",
        "actor, ''",
        "actor, subject-1",
        "actorPerson, P-0001",
        "person, Wrenmarsh",
        "field, subject",
        "withheld, health.detail:SECTOR",
        "hub, HUB-B",
        "agreement, AG-1",
        "item, all",
        "under, 1-1-1-1-1",
        "agency, ' '",
        "from, yesterday",
        "from, 2026-11-22",
        "to, +999999999-01-01T00:00:00Z",
        "action, search",
        "outcome, MAYBE",
        "limit, 0",
        "limit, 201",
        "limit, ten",
        "colour, blue",
        "Case, 018f4e5c-7f5b-7c11-9a51-0123456789ab"
    })
    void parameter_that_is_unknown_or_not_of_its_kind_is_refused_by_name(String name, String value) {
        assertRefused(query(name, value), name);
    }

    @Test
    void control_characters_never_reach_the_database() {
        assertRefused(query("agency", "a\0b"), "agency");
    }

    @Test
    void parameter_given_twice_is_refused() {
        var query = query("agency", "SCH-101");
        query.add("agency", "SCH-102");

        assertRefused(query, "agency");
    }

    @Test
    void period_that_ends_before_it_begins_is_refused() {
        var query = query("from", "2026-11-22T10:00:00Z");
        query.add("to", "2026-11-22T10:00:00Z");

        assertRefused(query, "to");
    }

    @ParameterizedTest
    @CsvSource({
        "field, subject.nhsNumber",
        "withheld, health.detail",
        "purpose, TRIAGE",
        "operation, GET /v1/cases/{id}",
        "lawfulBasis, UK GDPR 6(1)(e)",
        "requestId, request-1",
        "agreement, 018f4e5c-7f5b-7c11-9a51-0123456789ab",
        "under, 018f4e5c-7f5b-7c11-9a51-0123456789ab",
        "duty, officer",
        "actorPerson, H0123456789abcdefABCDEF"
    })
    void criterion_without_an_index_needs_a_month_or_a_trail(String name, String value) {
        assertRefused(query(name, value), "from");
        var tooLong = query(name, value);
        tooLong.add("from", "2026-10-30T00:00:00Z");
        assertRefused(tooLong, "from");

        var month = query(name, value);
        month.add("from", "2026-10-31T00:00:00Z");
        var trail = query(name, value);
        trail.add("actor", ACCOUNT);

        assertThat(EntryFilter.of(month, NOW).narrowing())
                .isEqualTo(EntryFilter.of(trail, NOW).narrowing());
    }

    private static MultivaluedMap<String, String> query(String name, String value) {
        var query = new MultivaluedHashMap<String, String>();
        query.add(name, value);
        return query;
    }

    private static void assertRefused(MultivaluedMap<String, String> query, String field) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EntryFilter.of(query, NOW))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST);
                    assertThat(refusal.violations())
                            .singleElement()
                            .matches(one -> one.field().equals(field));
                });
    }
}
