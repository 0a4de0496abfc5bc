package org.openmash.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the caller and its agency are told, newest first.
 *
 * @param next the cursor of the next page; null on the last
 */
@Schema(name = "NoticeList")
record NoticeList(List<Notice> notices, @Nullable String next) {
    /**
     * One notice.
     *
     * @param id of the notice
     * @param recordedAt when it was told
     * @param kind what it tells
     * @param caseId the case it is about
     * @param about the item, release or grant
     * @param fromAgency the agency that caused it, where the reader may know
     * @param dueAt by when the reader has to act
     * @param times how often it was tried, when one person's refused tries on one case stand there as one
     * @param acknowledgedAt when somebody it is addressed to marked it as read; null: nobody did
     */
    @Schema(name = "Notice")
    record Notice(
            UUID id,
            Instant recordedAt,
            NoticeKind kind,
            UUID caseId,
            UUID about,
            @Nullable String fromAgency,
            @Nullable Instant dueAt,
            int times,
            @Nullable Instant acknowledgedAt) {}
}
