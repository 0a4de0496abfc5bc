package org.openmash.imports;

import org.jspecify.annotations.Nullable;

/**
 * A section 47 enquiry: module {@code Section47}. Values are as received; null when missing or empty.
 *
 * @param start {@code S47ActualStartDate}
 * @param conferenceTarget latest day for the conference ({@code InitialCPCtarget})
 * @param conferenceDate initial child protection conference ({@code DateOfInitialCPC})
 * @param conferenceNotRequired {@code 1} or {@code true} when there is to be none ({@code ICPCnotRequired})
 */
record CinEnquiry(
        @Nullable CinDate start,
        @Nullable CinDate conferenceTarget,
        @Nullable CinDate conferenceDate,
        @Nullable String conferenceNotRequired) {

    static CinEnquiry of(CinBlock block) {
        return new CinEnquiry(
                block.date("S47ActualStartDate"),
                block.date("InitialCPCtarget"),
                block.date("DateOfInitialCPC"),
                block.text("ICPCnotRequired"));
    }

    /** Whether it has led neither to a conference nor to the decision that none is required. */
    boolean isOpen() {
        return conferenceDate == null && !CinEpisode.isYes(conferenceNotRequired);
    }
}
