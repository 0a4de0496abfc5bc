package org.openmash.release;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The reads of a case for protected purposes, up to a time, are told to the owners of what was read.
 *
 * @param id of the act
 * @param caseId the case
 * @param upTo reads up to then are told
 */
@Schema(name = "ProtectedReadsReceipt")
record ProtectedReadsReceipt(UUID id, UUID caseId, Instant upTo) {}
