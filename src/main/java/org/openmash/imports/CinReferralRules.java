package org.openmash.imports;

import static org.openmash.imports.CinCodes.isWrong;
import static org.openmash.imports.CinCodes.lacks;
import static org.openmash.imports.CinDate.before;
import static org.openmash.imports.CinFields.BIRTH_DATE;
import static org.openmash.imports.CinFields.DEATH_DATE;
import static org.openmash.imports.CinFields.EPISODE_CONFERENCE;
import static org.openmash.imports.CinFields.EXPECTED_BIRTH_DATE;
import static org.openmash.imports.CinFields.PRIMARY_NEED;
import static org.openmash.imports.CinFields.REFERRAL_DATE;
import static org.openmash.imports.CinFields.REFERRAL_NFA;
import static org.openmash.imports.CinFields.REFERRAL_SOURCE;
import static org.openmash.imports.CinRule.rule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules about the referral that begins an episode. */
final class CinReferralRules {
    private static final int PREGNANCY_DAYS = 280;
    private static final LocalDate SOURCE_KNOWN_SINCE = LocalDate.of(2013, 4, 1);

    static final List<CinRule<CinPart<CinEpisode>>> RULES = List.of(
            rule(
                    "8600",
                    "The referral date is missing or after the reference date of the return.",
                    in -> in.it().referralDate() == null
                            || in.year().endsBefore(in.it().referralDate()),
                    REFERRAL_DATE),
            rule(
                    "8606",
                    "The referral is more than 40 weeks before the birth or the expected birth.",
                    in -> isTooEarly(in.it(), in.child().identifiers().birthDate())
                            || isTooEarly(in.it(), in.child().identifiers().expectedBirthDate()),
                    REFERRAL_DATE,
                    BIRTH_DATE,
                    EXPECTED_BIRTH_DATE),
            rule(
                    "8555Q",
                    "The child was referred after the date of death.",
                    in -> before(in.child().identifiers().deathDate(), in.it().referralDate()),
                    REFERRAL_DATE,
                    DEATH_DATE),
            rule(
                    "8568",
                    "The mark whether the referral led to no further action is missing or not valid.",
                    in -> !in.it().endsHere() && !in.it().goesOn(),
                    REFERRAL_NFA),
            rule(
                    "8866",
                    "The source of the referral is missing or is not a code of the list.",
                    in -> isSince2013(in.it())
                            && lacks(CinCodes.REFERRAL_SOURCE, in.it().referralSource()),
                    REFERRAL_DATE,
                    REFERRAL_SOURCE),
            rule(
                    "8610",
                    "The primary need is missing although the referral went on.",
                    in -> in.it().goesOn() && in.it().primaryNeed() == null,
                    REFERRAL_NFA,
                    PRIMARY_NEED),
            rule(
                    "8650",
                    "The primary need is not a code of the list.",
                    in -> isWrong(CinCodes.PRIMARY_NEED, in.it().primaryNeed()),
                    PRIMARY_NEED),
            rule(
                    "8831",
                    "A conference is recorded on a referral marked as having led to no further action.",
                    in -> in.it().endsHere() && in.it().conferenceDate() != null,
                    EPISODE_CONFERENCE,
                    REFERRAL_NFA));

    private CinReferralRules() {}

    private static boolean isTooEarly(CinEpisode episode, @Nullable CinDate birth) {
        var referred = CinDate.dayOf(episode.referralDate());
        var born = CinDate.dayOf(birth);
        return referred != null && born != null && referred.isBefore(born.minusDays(PREGNANCY_DAYS));
    }

    private static boolean isSince2013(CinEpisode episode) {
        var referred = CinDate.dayOf(episode.referralDate());
        return referred != null && !referred.isBefore(SOURCE_KNOWN_SINCE);
    }
}
