package org.openmash.imports;

import static org.openmash.imports.CinDate.atWeekend;
import static org.openmash.imports.CinDate.before;
import static org.openmash.imports.CinFields.CLOSURE_DATE;
import static org.openmash.imports.CinFields.CONFERENCE_DATE;
import static org.openmash.imports.CinFields.CONFERENCE_NOT_REQUIRED;
import static org.openmash.imports.CinFields.CONFERENCE_TARGET;
import static org.openmash.imports.CinFields.ENQUIRY_START;
import static org.openmash.imports.CinFields.EPISODE_CONFERENCE;
import static org.openmash.imports.CinFields.REFERRAL_DATE;
import static org.openmash.imports.CinFields.REFERRAL_NFA;
import static org.openmash.imports.CinRule.rule;

import java.util.List;

/** Rules about section 47 enquiries and the initial child protection conference they lead to. */
final class CinEnquiryRules {
    static final List<CinRule<CinPart<CinEnquiry>>> RULES = List.of(
            rule(
                    "2889",
                    "The enquiry begins before the referral.",
                    in -> before(in.it().start(), in.episode().referralDate()),
                    ENQUIRY_START,
                    REFERRAL_DATE),
            rule(
                    "1104",
                    "The conference is before the referral.",
                    in -> before(in.it().conferenceDate(), in.episode().referralDate()),
                    CONFERENCE_DATE,
                    REFERRAL_DATE),
            rule(
                    "8715",
                    "The conference is not within the year of the return.",
                    in -> in.year().leavesOut(in.it().conferenceDate()),
                    CONFERENCE_DATE),
            rule(
                    "8875",
                    "The conference is on a weekend.",
                    in -> atWeekend(in.it().conferenceDate()),
                    CONFERENCE_DATE),
            rule(
                    "8870Q",
                    "Please check: the latest day for the conference is on a weekend.",
                    in -> atWeekend(in.it().conferenceTarget()),
                    CONFERENCE_TARGET),
            rule(
                    "2884",
                    "The same conference is recorded both on the enquiry and on an episode.",
                    in -> in.child().episodes().stream()
                            .anyMatch(other ->
                                    CinDate.same(other.conferenceDate(), in.it().conferenceDate())),
                    CONFERENCE_DATE,
                    EPISODE_CONFERENCE),
            rule(
                    "8565",
                    CinClosureRules.AFTER_CLOSURE,
                    in -> before(in.episode().closureDate(), in.it().start())
                            || before(in.episode().closureDate(), in.it().conferenceDate()),
                    ENQUIRY_START,
                    CONFERENCE_DATE),
            rule(
                    "8831",
                    "An enquiry is recorded on a referral marked as having led to no further action.",
                    in -> in.episode().endsHere() && in.it().start() != null,
                    ENQUIRY_START,
                    REFERRAL_NFA),
            rule(
                    "8868",
                    "The episode is closed, but the enquiry has neither a conference nor the mark that none is needed.",
                    in -> in.episode().closureDate() != null && in.it().isOpen(),
                    CLOSURE_DATE,
                    CONFERENCE_DATE,
                    CONFERENCE_NOT_REQUIRED),
            rule(
                    "8839",
                    "More than one enquiry of this episode is open.",
                    in -> in.it().isOpen() && open(in.episode()) > 1,
                    CONFERENCE_DATE),
            rule(
                    "8890",
                    "The enquiry begins while another of this episode goes on.",
                    in -> in.episode().enquiries().stream().anyMatch(other -> overlaps(in, other)),
                    ENQUIRY_START,
                    CONFERENCE_DATE));

    private CinEnquiryRules() {}

    private static long open(CinEpisode episode) {
        return episode.enquiries().stream().filter(CinEnquiry::isOpen).count();
    }

    private static boolean overlaps(CinPart<CinEnquiry> in, CinEnquiry other) {
        return !in.is(other)
                && (other.conferenceDate() != null || other.isOpen())
                && in.year().duringOrAtEnd(in.it().start(), other.start(), other.conferenceDate());
    }
}
