package org.openmash.statistics;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A release that one governance lead prepares and another approves.
 *
 * @param period a quarter that is closed
 * @param tables which of the catalogue; all when absent
 * @param correction why tables that were released before are released again, at a further loss; absent the first time
 * @param intruderTest must have passed
 */
@Schema(name = "ReleaseRequest")
record ReleaseRequest(
        @Nullable @Schema(examples = "2026-Q3") String period,

        @Nullable @Schema(examples = "[\"demand\"]") List<String> tables,

        @Nullable String correction,
        @Nullable IntruderTest intruderTest) {}
