package org.openmash.statistics;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openmash.hub.CaseClocks;
import org.openmash.support.SyntheticReferral;

/**
 * What the cubes of a synthetic quarter hold before the noise. Which of a person's several referrals counts is drawn anew, so these
 * differ from the counts behind the release by chance as well; of people referred once, by nothing.
 */
final class TrueCounts {
    private final CountedReferrals counted;

    TrueCounts(List<TableDefinition> tables, CaseClocks clocks, List<SyntheticReferral> referrals, Quarter quarter) {
        counted = new CountedReferrals(
                tables, new ReferralCodes(clocks::responseDue), new SecretOrder(new SecureRandom()));
        Map<UUID, Instant> before = new HashMap<>();
        referrals.stream()
                .sorted(Comparator.comparing(SyntheticReferral::receivedAt))
                .forEach(referral -> {
                    var last = before.put(referral.person().id(), referral.receivedAt());
                    var at = referral.receivedAt();
                    if (!at.isBefore(quarter.begins()) && at.isBefore(quarter.ends())) {
                        var yearAgo = at.atZone(ZoneOffset.UTC).minusMonths(12).toInstant();
                        counted.add(counted(referral, last != null && !last.isBefore(yearAgo)));
                    }
                });
    }

    long[] of(TableDefinition table) {
        return counted.counts(table);
    }

    private static Referral counted(SyntheticReferral referral, boolean repeat) {
        var person = referral.person();
        var course = referral.course();
        return new Referral(
                person.id(),
                new Referral.Basics(
                        referral.id(),
                        referral.receivedAt(),
                        person.area(),
                        referral.category(),
                        referral.source(),
                        repeat),
                new Referral.Subject(person.born(), false, person.ethnicity()),
                new Referral.Course(
                        course.levelOfNeed(),
                        new HashSet<>(course.states()),
                        course.outcome(),
                        course.rating(),
                        course.ratedLate(),
                        course.decidedAt()));
    }
}
