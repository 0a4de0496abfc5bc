package org.openmash.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.agreement.Agreement.Signatures;
import org.openmash.agreement.Judgement.Reading;
import org.openmash.problem.ProblemException;

/** A lapsed paper never stops protection; only a suspension signed by two people does, and never what is urgent. */
class JudgementTest {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final LocalDate END = LocalDate.parse("2026-12-31");
    private static final Instant BEFORE = Instant.parse("2025-12-01T09:00:00Z");
    private static final Instant SUSPENDED_AT = Instant.parse("2025-12-10T09:00:00Z");
    private static final Instant AFTER = Instant.parse("2025-12-20T09:00:00Z");
    private static final Reading OF_THE_SCHOOL = reading("TRIAGE", "education");

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, REVIEW, NOT_STARTED",
        "2026-01-01, PERMIT, IN_FORCE",
        "2026-12-31, PERMIT, IN_FORCE",
        "2027-01-01, REVIEW, LAPSED",
    })
    void first_and_last_day_count(LocalDate today, Verdict verdict, AgreementState state) {
        var agreement = approved(0);

        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(agreement), today).verdict())
                .isEqualTo(verdict);
        assertThat(agreement.state(today)).isEqualTo(state);
    }

    @Test
    void no_agreement_at_all_is_review() {
        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(), START)).isEqualTo(new Judgement(Verdict.REVIEW, List.of()));
    }

    @Test
    void agreement_that_only_one_person_knows_of_counts_for_nothing() {
        var proposed = agreement(
                Set.of("TRIAGE"), Set.of("education"), new Signatures("one", "P-1", BEFORE, null, null, 0, null));

        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(proposed), START))
                .isEqualTo(new Judgement(Verdict.REVIEW, List.of()));
    }

    @Test
    void agreement_counts_for_its_purposes_parties_and_categories_only() {
        var agreements = List.of(approved(0));

        assertThat(Judgement.of(reading("MARAC", "education"), agreements, START)
                        .verdict())
                .isEqualTo(Verdict.REVIEW);
        assertThat(Judgement.of(reading("TRIAGE", "health"), agreements, START).verdict())
                .isEqualTo(Verdict.REVIEW);
        var ofAnother = new Reading("LA-901", Set.of("SCH-101", "NHS-RX1"), "TRIAGE", true, Set.of("education"));
        assertThat(Judgement.of(ofAnother, agreements, START).verdict()).isEqualTo(Verdict.REVIEW);
    }

    @Test
    void two_signatures_suspend_and_one_does_not() {
        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(approved(1)), START).verdict())
                .isEqualTo(Verdict.PERMIT);
        var suspended = approved(2);
        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(suspended), START))
                .isEqualTo(new Judgement(Verdict.DENY, List.of(suspended.id())));
    }

    @Test
    void suspension_stops_its_kinds_of_information_whatever_purpose_is_stated_and_no_other_kind() {
        var suspended = approved(2);

        assertThat(Judgement.of(reading("MARAC", "education"), List.of(suspended), START))
                .isEqualTo(new Judgement(Verdict.DENY, List.of(suspended.id())));
        assertThat(Judgement.of(reading("MARAC", "health"), List.of(suspended), START)
                        .verdict())
                .isEqualTo(Verdict.REVIEW);
        assertThat(Judgement.of(
                                new Reading("LA-901", Set.of("SCH-101"), "MARAC", true, Set.of()),
                                List.of(suspended),
                                START)
                        .verdict())
                .as("the record itself")
                .isEqualTo(Verdict.DENY);
    }

    @Test
    void suspension_wins_over_another_agreement_that_was_in_force_already() {
        var suspended = approved(2);
        var older = agreement(Set.of("TRIAGE", "MARAC"), BEFORE, 0);

        for (var agreements : List.of(List.of(suspended, older), List.of(older, suspended))) {
            assertThat(Judgement.of(OF_THE_SCHOOL, agreements, START))
                    .isEqualTo(new Judgement(Verdict.DENY, List.of(suspended.id())));
        }
    }

    @Test
    void agreement_that_was_begun_after_the_suspension_takes_the_place_of_the_suspended_one() {
        var newer = agreement(Set.of("TRIAGE"), AFTER, 0);

        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(approved(2), newer), START))
                .isEqualTo(new Judgement(Verdict.PERMIT, List.of(newer.id())));
        var proposedBefore = agreement(Set.of("TRIAGE"), SUSPENDED_AT, 0);
        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(approved(2), proposedBefore), START)
                        .verdict())
                .as("else one person could end a suspension by approving an old proposal")
                .isEqualTo(Verdict.DENY);
    }

    @Test
    void another_purpose_that_another_agreement_covers_must_be_live_where_a_suspension_is() {
        var suspended = approved(2);
        var ofMarac = agreement(Set.of("MARAC"), BEFORE, 0);
        var agreements = List.of(suspended, ofMarac);

        assertThat(Judgement.of(reading("MARAC", "education"), agreements, START))
                .isEqualTo(new Judgement(Verdict.PERMIT, List.of(ofMarac.id())));
        var onlyStated = new Reading("LA-901", Set.of("SCH-101"), "MARAC", false, Set.of("education"));
        assertThat(Judgement.of(onlyStated, agreements, START))
                .isEqualTo(new Judgement(Verdict.DENY, List.of(suspended.id())));
        var lists = new Reading("LA-901", Set.of("SCH-101"), "MARAC", false, Set.of());
        assertThat(Judgement.of(lists, agreements, START).verdict()).isEqualTo(Verdict.DENY);
        assertThat(Judgement.of(lists, List.of(ofMarac), START).verdict()).isEqualTo(Verdict.PERMIT);
    }

    @Test
    void suspension_of_other_kinds_of_information_leaves_the_other_agreement_in_force() {
        var ofHealth = agreement(Set.of("TRIAGE"), Set.of("health"), BEFORE, 2);
        var older = approved(0);

        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(ofHealth, older), START))
                .isEqualTo(new Judgement(Verdict.PERMIT, List.of(older.id())));
    }

    @Test
    void suspension_stops_a_read_unless_it_is_urgent() {
        var denied = Judgement.of(OF_THE_SCHOOL, List.of(approved(2)), START);

        assertThatThrownBy(() -> denied.orStop(false)).isInstanceOf(ProblemException.class);
        assertThat(denied.orStop(true).verdict()).isEqualTo(Verdict.REVIEW);
    }

    private static Reading reading(String purpose, String category) {
        return new Reading("LA-901", Set.of("SCH-101"), purpose, true, Set.of(category));
    }

    private static Agreement approved(int suspendedBy) {
        return agreement(Set.of("TRIAGE"), BEFORE, suspendedBy);
    }

    private static Agreement agreement(Set<String> purposes, Instant begun, int suspendedBy) {
        return agreement(purposes, Set.of("education"), begun, suspendedBy);
    }

    private static Agreement agreement(Set<String> purposes, Set<String> kinds, Instant begun, int suspendedBy) {
        var suspendedAt = suspendedBy < 2 ? null : SUSPENDED_AT;
        return agreement(purposes, kinds, new Signatures("one", "P-1", begun, "two", AFTER, suspendedBy, suspendedAt));
    }

    private static Agreement agreement(Set<String> purposes, Set<String> kinds, Signatures signatures) {
        return new Agreement(
                UUID.randomUUID(),
                "Agreement",
                Set.of("LA-901", "SCH-101"),
                purposes,
                kinds,
                Set.of("GDPR6_1E"),
                START,
                END,
                END,
                "ig@example.org",
                signatures);
    }
}
