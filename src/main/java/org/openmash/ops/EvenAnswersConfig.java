package org.openmash.ops;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers take at least that must not be told apart by their haste. */
@ConfigMapping(prefix = "openmash.even-answers")
interface EvenAnswersConfig {
    /** A 404. */
    @WithDefault("20ms")
    Duration notFound();

    /** The answer to one concern that was taken in. */
    @WithDefault("50ms")
    Duration receipt();
}
