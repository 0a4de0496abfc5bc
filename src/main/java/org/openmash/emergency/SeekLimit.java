package org.openmash.emergency;

import io.github.bucket4j.Bucket;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * Keeps one person from trying one identifier after the other; each instance counts for itself. Somebody at a door mistypes a
 * few times, and is never held up for more than a moment.
 */
@ApplicationScoped
class SeekLimit {
    /** Settings of emergency access. */
    @ConfigMapping(prefix = "openmash.emergency")
    interface Settings {
        /** How often a person may seek by identifier a minute, on each instance. */
        @WithDefault("20")
        int seeksPerMinute();
    }

    private final Settings settings;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    SeekLimit(Settings settings) {
        this.settings = settings;
    }

    /**
     * Counts one try of the caller, whatever account it uses.
     *
     * @throws ProblemException 429 with the time to wait
     */
    void count(Caller caller) {
        var probe = buckets.computeIfAbsent(caller.person(), person -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.tooMany(
                    1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
        }
    }

    private Bucket bucket() {
        int perMinute = settings.seeksPerMinute();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
