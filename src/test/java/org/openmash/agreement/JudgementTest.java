package org.openmash.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        var proposed = agreement(null, 0);

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
        var ofAnother = new Reading("LA-901", Set.of("SCH-101", "NHS-RX1"), "TRIAGE", Set.of("education"));
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
        assertThat(Judgement.of(new Reading("LA-901", Set.of("SCH-101"), "MARAC", Set.of()), List.of(suspended), START)
                        .verdict())
                .as("the record itself")
                .isEqualTo(Verdict.DENY);
    }

    @Test
    void another_agreement_in_force_takes_the_place_of_a_suspended_one() {
        var other = approved(0);

        assertThat(Judgement.of(OF_THE_SCHOOL, List.of(approved(2), other), START))
                .isEqualTo(new Judgement(Verdict.PERMIT, List.of(other.id())));
    }

    @Test
    void suspension_stops_a_read_unless_it_is_urgent() {
        var denied = Judgement.of(OF_THE_SCHOOL, List.of(approved(2)), START);

        assertThatThrownBy(() -> denied.orStop(false)).isInstanceOf(ProblemException.class);
        assertThat(denied.orStop(true).verdict()).isEqualTo(Verdict.REVIEW);
    }

    private static Reading reading(String purpose, String category) {
        return new Reading("LA-901", Set.of("SCH-101"), purpose, Set.of(category));
    }

    private static Agreement approved(int suspendedBy) {
        return agreement(Instant.EPOCH, suspendedBy);
    }

    private static Agreement agreement(@Nullable Instant approvedAt, int suspendedBy) {
        return new Agreement(
                UUID.randomUUID(),
                "Agreement",
                Set.of("LA-901", "SCH-101"),
                Set.of("TRIAGE"),
                Set.of("education"),
                Set.of("GDPR6_1E"),
                START,
                END,
                END,
                "ig@example.org",
                new Signatures("one", "P-1", Instant.EPOCH, "two", approvedAt, suspendedBy));
    }
}
