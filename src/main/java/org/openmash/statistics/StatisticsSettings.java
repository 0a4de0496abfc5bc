package org.openmash.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the anonymised tier. */
@ConfigMapping(prefix = "openmash.statistics")
interface StatisticsSettings {

    /** How long after its end a quarter stays open for late entries; only then it may be released. */
    @WithDefault("P30D")
    Duration closingDelay();

    /** Whether the instance that releases a quarter draws its bulletin at once, in the background, before anybody asks for it. */
    @WithDefault("true")
    boolean bulletinReadyAtRelease();
}
