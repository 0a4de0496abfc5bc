package org.openmash.emergency;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Access that was granted: read the case with {@code Access-Purpose: EMERGENCY} while it lives.
 *
 * @param id the grant
 * @param caseId the case
 * @param until when it ends
 * @param reviewDueAt by when another person reviews it
 */
@Schema(name = "EmergencyGrant")
record EmergencyGrant(UUID id, UUID caseId, Instant until, Instant reviewDueAt) {}
