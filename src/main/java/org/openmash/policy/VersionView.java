package org.openmash.policy;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of the disclosure matrix.
 *
 * @param version {@code sha256:} and the hash of the file
 * @param inForce whether this service decides by it
 * @param firstInForceAt when this installation first had it
 * @param proposedBy the account that proposed it
 * @param approvedBy the account of another person that approved it
 */
@Schema(name = "PolicyVersion")
record VersionView(
        String version,
        boolean inForce,
        @Nullable Instant firstInForceAt,
        @Nullable String proposedBy,
        @Nullable Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {}
