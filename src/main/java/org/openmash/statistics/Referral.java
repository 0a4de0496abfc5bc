package org.openmash.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What counting needs of one referral, a concern about one person; nothing else of the case is ever read for it.
 *
 * @param person whom it is about
 * @param basics of the concern as it came
 * @param subject of the person
 * @param course what became of it so far
 */
record Referral(UUID person, Basics basics, Subject subject, Course course) {

    /**
     * As it came.
     *
     * @param id of the concern
     * @param receivedAt when
     * @param area DfE code of the local authority
     * @param category the one category named; null when none or several are
     * @param source code of who referred
     * @param repeat whether the person was referred in the 12 months before
     */
    record Basics(
            UUID id,
            Instant receivedAt,
            @Nullable String area,
            @Nullable String category,
            @Nullable String source,
            boolean repeat) {}

    /**
     * About whom.
     *
     * @param born date of birth
     * @param unborn whether only an expected date of birth is known
     * @param ethnicity code
     */
    record Subject(
            @Nullable LocalDate born,
            boolean unborn,
            @Nullable String ethnicity) {}

    /**
     * What became of it.
     *
     * @param levelOfNeed decided
     * @param states every exact state the case was in
     * @param outcome when closed
     * @param rating the first one
     * @param ratedLate whether that rating came after its deadline; null without one since the referral came
     * @param decidedAt the first decision since the referral came
     */
    record Course(
            @Nullable String levelOfNeed,
            Set<String> states,
            @Nullable String outcome,
            @Nullable String rating,
            @Nullable Boolean ratedLate,
            @Nullable Instant decidedAt) {}
}
