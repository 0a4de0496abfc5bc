package org.openmash.casefile;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an agency hears of an item it added; never case content.
 *
 * @param id of the item, to correct it by
 * @param caseId the case
 * @param recordedAt when the hub had it
 * @param corrects the item it supersedes
 */
@Schema(name = "ContributionReceipt")
public record ContributionReceipt(
        UUID id, UUID caseId, Instant recordedAt, @Nullable UUID corrects) {}
