package org.openmash.concern;

import io.github.bucket4j.Bucket;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Keeps one client from crowding out the others; each instance counts for itself. */
@ApplicationScoped
class RequestLimit {
    /** Settings of intake. */
    @ConfigMapping(prefix = "openmash.intake")
    interface Settings {
        /** How many concerns or batches a client may post a minute, on each instance. */
        @WithDefault("600")
        int requestsPerMinute();
    }

    private final Settings settings;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RequestLimit(Settings settings) {
        this.settings = settings;
    }

    /**
     * Counts one request of the caller's client.
     *
     * @throws ProblemException 429 with the time to wait
     */
    void count(Caller caller) {
        var probe = buckets.computeIfAbsent(caller.client(), client -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.tooMany(
                    1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
        }
    }

    private Bucket bucket() {
        int perMinute = settings.requestsPerMinute();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
