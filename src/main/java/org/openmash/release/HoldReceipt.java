package org.openmash.release;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an agency hears of a recall or a restriction: not who had read the item, for that could tell of a covert purpose.
 *
 * @param id of the act
 * @param caseId the case
 * @param item the item
 * @param state what it is now
 * @param recordedAt since when
 */
@Schema(name = "HoldReceipt")
record HoldReceipt(UUID id, UUID caseId, UUID item, HoldService.Hold state, Instant recordedAt) {}
