package org.openmash.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One referral about nobody.
 *
 * @param id of the concern, and of its case
 * @param person about whom
 * @param receivedAt when
 * @param source code of who referred
 * @param category code of what is feared
 * @param course what became of it
 */
public record SyntheticReferral(
        UUID id, Person person, Instant receivedAt, String source, String category, Course course) {

    /** A child: who, where, born when, of which ethnic group (code). */
    public record Person(UUID id, String area, LocalDate born, String ethnicity) {}

    /**
     * What became of it.
     *
     * @param states the exact states besides those every case has
     */
    public record Course(
            String levelOfNeed,
            List<String> states,
            String outcome,
            String rating,
            boolean ratedLate,
            Instant decidedAt) {}
}
