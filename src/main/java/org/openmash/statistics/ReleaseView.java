package org.openmash.statistics;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of the ledger: what was released, and at what loss of privacy.
 *
 * @param epsilon the privacy loss
 * @param unit what a cell counts
 * @param cap how many times one person can be counted
 * @param digest SHA-256 of the cube; it stands on the access log too, so that a cube drawn twice would show
 */
@Schema(name = "StatisticsRelease")
record ReleaseView(
        @Schema(examples = "demand") String table,
        @Schema(examples = "2026-Q3") String period,
        int version,
        BigDecimal epsilon,
        String unit,
        int cap,
        String digest) {

    static ReleaseView of(ReleasedCube cube) {
        return new ReleaseView(
                cube.table(), cube.period(), cube.version(), cube.epsilon(), cube.unit(), cube.cap(), cube.digest());
    }
}
