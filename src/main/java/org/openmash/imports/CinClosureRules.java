package org.openmash.imports;

import static org.openmash.imports.CinCodes.isWrong;
import static org.openmash.imports.CinDate.before;
import static org.openmash.imports.CinFields.CLOSURE_DATE;
import static org.openmash.imports.CinFields.CLOSURE_REASON;
import static org.openmash.imports.CinFields.DEATH_DATE;
import static org.openmash.imports.CinFields.EPISODE_CONFERENCE;
import static org.openmash.imports.CinFields.REFERRAL_DATE;
import static org.openmash.imports.CinFields.REFERRAL_NFA;
import static org.openmash.imports.CinRule.rule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules about the end of an episode and about episodes beside each other. */
final class CinClosureRules {
    /** How the end of an episode is contradicted by what is in it (rule 8565), said of every part concerned. */
    static final String AFTER_CLOSURE = "Something is recorded after the episode was closed.";

    static final List<CinRule<CinPart<CinEpisode>>> RULES = List.of(
            rule(
                    "8805",
                    "There is a closure date without a reason for closure.",
                    in -> in.it().closureDate() != null && in.it().closureReason() == null,
                    CLOSURE_DATE,
                    CLOSURE_REASON),
            rule(
                    "8810",
                    "There is a reason for closure without a closure date.",
                    in -> in.it().closureDate() == null && in.it().closureReason() != null,
                    CLOSURE_DATE,
                    CLOSURE_REASON),
            rule(
                    "8640",
                    "The reason for closure is not a code of the list.",
                    in -> isWrong(CinCodes.CLOSURE_REASON, in.it().closureReason()),
                    CLOSURE_REASON),
            rule(
                    "8585Q",
                    "Please check: the reason for closure is death, but there is no date of death.",
                    in -> "RC2".equals(in.it().closureReason())
                            && in.child().identifiers().deathDate() == null,
                    CLOSURE_REASON,
                    DEATH_DATE),
            rule(
                    "8630",
                    "The closure date is before the referral date.",
                    in -> before(in.it().closureDate(), in.it().referralDate()),
                    CLOSURE_DATE,
                    REFERRAL_DATE),
            rule(
                    "8620",
                    "The closure date is not within the year of the return.",
                    in -> in.year().leavesOut(in.it().closureDate()),
                    CLOSURE_DATE),
            // the dates of a part are named together, as the published rule does: the return cannot say which is wrong
            rule("8565", AFTER_CLOSURE, in -> goesOnAfterClosure(in.it()), CLOSURE_DATE),
            rule(
                    "8565",
                    AFTER_CLOSURE,
                    in -> in.it().conferenceDate() != null && goesOnAfterClosure(in.it()),
                    EPISODE_CONFERENCE),
            rule(
                    "8815",
                    "More than one episode of this child is open.",
                    in -> in.it().isOpen() && openEpisodes(in.child()) > 1,
                    CLOSURE_DATE,
                    REFERRAL_NFA),
            rule(
                    "8816",
                    "This episode is open but is not the latest of this child.",
                    in -> in.it().isOpen()
                            && others(in).anyMatch(other -> before(in.it().referralDate(), other.referralDate())),
                    REFERRAL_DATE,
                    REFERRAL_NFA),
            rule(
                    "8820",
                    "The referral falls within another episode of this child.",
                    in -> others(in).anyMatch(other -> fallsWithin(in, other)),
                    REFERRAL_DATE,
                    CLOSURE_DATE));

    private CinClosureRules() {}

    private static boolean goesOnAfterClosure(CinEpisode episode) {
        var parts = Stream.of(
                episode.assessments().stream().flatMap(part -> Stream.of(part.start(), part.authorised())),
                episode.plans().stream().flatMap(part -> Stream.of(part.start(), part.end())),
                episode.enquiries().stream().flatMap(part -> Stream.of(part.start(), part.conferenceDate())),
                episode.protectionPlans().stream().map(CinProtectionPlan::end),
                Stream.of(episode.conferenceDate()));
        return parts.flatMap(dates -> dates)
                .filter(Objects::nonNull)
                .anyMatch(date -> before(episode.closureDate(), date));
    }

    private static long openEpisodes(CinChild child) {
        return child.episodes().stream().filter(CinEpisode::isOpen).count();
    }

    private static Stream<CinEpisode> others(CinPart<CinEpisode> in) {
        return in.child().episodes().stream().filter(other -> !in.is(other));
    }

    private static boolean fallsWithin(CinPart<CinEpisode> in, CinEpisode other) {
        return (other.closureDate() != null || other.goesOn())
                && in.year().during(in.it().referralDate(), other.referralDate(), other.closureDate());
    }
}
