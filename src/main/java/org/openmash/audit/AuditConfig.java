package org.openmash.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the access log. */
@ConfigMapping(prefix = "openmash.audit")
interface AuditConfig {
    /** How many entries may wait for the writer; when that many wait, accesses are refused with 503. */
    @WithDefault("4096")
    int queueCapacity();

    /** How many entries one flush takes at most. */
    @WithDefault("256")
    int batchSize();

    /** How long an answer waits for its entry to be durable before it is refused with 503. */
    @WithDefault("2S")
    Duration timeout();

    /**
     * The secret under which the terms of searches are hashed, at least 32 characters, the same on every instance. Changing
     * it makes older hashes incomparable with newer ones, nothing else.
     */
    String searchKey();
}
