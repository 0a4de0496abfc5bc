package org.openmash.ops;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** The most a body may take, whatever it is and however it comes. */
@Singleton
class BodyLimit {
    /** Quarkus counts what has arrived, we what was read: below its limit by more than what can lie between, ours comes first. */
    private static final long BEFORE_QUARKUS = 1 << 20;

    private final long bytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.bytes = most.asLongValue() - BEFORE_QUARKUS;
    }

    /** In bytes. */
    long bytes() {
        return bytes;
    }

    /** What a body that is larger is answered with. */
    ProblemException exceeded() {
        return new ProblemException(ProblemType.TOO_LARGE, "A request may take " + (bytes >> 20) + " MiB at most.");
    }
}
