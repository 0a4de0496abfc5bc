package org.openmash.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of {@code openmash.identity}. */
@ConfigMapping(prefix = "openmash.identity")
interface IdentityConfig {
    /** What is kept of verified tokens, so that not every request verifies a signature. */
    Tokens tokenCache();

    /** The settings of {@code openmash.identity.token-cache}. */
    interface Tokens {
        /**
         * How long a verified token is believed without looking again, and no longer than the token itself lives. From 0
         * (every request verifies) to 60 seconds.
         */
        @WithDefault("30S")
        Duration life();

        /** The number of tokens kept, at least 1; beyond it those used least make room. A token takes about 6 kB. */
        @WithDefault("5000")
        int size();
    }
}
