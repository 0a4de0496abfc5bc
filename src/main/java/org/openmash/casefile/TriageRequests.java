package org.openmash.casefile;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an officer sends to move a case. Every change is a dated event with a reason. */
final class TriageRequests {
    private TriageRequests() {}

    /**
     * A BRAG rating by a qualified social worker.
     *
     * @param rating RED, AMBER, GREEN or BLUE
     * @param rationale why; required, but for a rating of RED that gives {@code passedBecause}
     * @param passedBecause why there was no time to write it: a coded reason; it is then owed within one working day
     * @param raisingAgencyTakesPart false to keep the agencies that raised the concern out; true when absent
     */
    @Schema(name = "RatingRequest")
    record Rating(
            @Nullable @Schema(examples = "AMBER") String rating,

            @Nullable
            @Schema(examples = "Second contact in a month; account is consistent; no adult has seen the injury.")
            String rationale,

            @Nullable @Schema(examples = "IMMEDIATE_RISK") String passedBecause,
            @Nullable Boolean raisingAgencyTakesPart) {}

    /**
     * Who is accountable.
     *
     * @param team the team
     * @param officer the officer's account name; null for the team's queue
     * @param reason why
     */
    @Schema(name = "AssignmentRequest")
    record Assignment(
            @Nullable @Schema(examples = "MASH-DAY") String team,
            @Nullable @Schema(examples = "council.officer") String officer,
            @Nullable @Schema(examples = "Screening") String reason) {}

    /**
     * An agency takes part.
     *
     * @param agency the organisation code
     * @param unit only this unit of it
     * @param people only these people ({@code person} claims)
     * @param purposes the purposes that are live for it on this case; empty: only fields readable for any purpose
     * @param until when it ends by itself
     * @param reason why
     */
    @Schema(name = "ParticipationRequest")
    record Participation(
            @Nullable @Schema(examples = "POL-90") String agency,
            @Nullable String unit,
            @Nullable List<String> people,

            @Nullable @Schema(examples = "[\"AGENCY_CHECK\"]")
            List<String> purposes,

            @Nullable Instant until,

            @Nullable @Schema(examples = "Asked for a check of police records")
            String reason) {}

    /**
     * The end of a participation, or the reason of another act that needs nothing else.
     *
     * @param reason why
     */
    @Schema(name = "ReasonRequest")
    record WithReason(
            @Nullable @Schema(examples = "The pupil has left the school")
            String reason) {}

    /**
     * Somebody who must never see this case: exactly one of the two.
     *
     * @param person a {@code person} claim
     * @param agency an organisation code
     * @param offRegister true: keep the agency out though it is not on the hub's register
     * @param reason why
     */
    @Schema(name = "ExclusionRequest")
    record Exclusion(
            @Nullable @Schema(examples = "P-0099") String person,
            @Nullable String agency,

            @Nullable
            @Schema(
                    description =
                            "Keeps the agency out though it is not on the hub's register. Only the form of the code is checked then.")
            Boolean offRegister,

            @Nullable @Schema(examples = "Aunt of the child")
            String reason) {}

    /**
     * The restricted mark: only the people named know of the case.
     *
     * @param restricted false lifts the mark
     * @param people {@code person} claims, two at least
     * @param reason why
     */
    @Schema(name = "RestrictionRequest")
    record Restriction(
            @Nullable Boolean restricted,

            @Nullable @Schema(examples = "[\"P-0001\", \"P-0002\"]")
            List<String> people,

            @Nullable @Schema(examples = "Allegation against a member of staff")
            String reason) {}
}
