package org.openmash.ops;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;

/** Whether this is the real thing: a packaged service that does not run under a profile with published secrets. */
final class Production {
    /** These profiles bring secrets that stand in the source, and listen on the loopback address only. */
    private static final List<String> FOR_DEMONSTRATION = List.of("local", "test", "dev");

    private Production() {}

    static boolean isRunning() {
        return is(LaunchMode.current(), ConfigUtils.getProfiles());
    }

    /** Any other profile, of whatever name, counts as production: nobody forgets the checks by inventing one. */
    static boolean is(LaunchMode mode, List<String> profiles) {
        return mode == LaunchMode.NORMAL
                && (profiles.contains("prod") || profiles.stream().noneMatch(FOR_DEMONSTRATION::contains));
    }
}
