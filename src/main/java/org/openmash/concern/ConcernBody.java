package org.openmash.concern;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** Reads bodies within their limits. */
final class ConcernBody {
    /** The most one concern may take, in bytes, alone or as a line of a batch: 1 MiB. */
    static final int MOST = SentJson.MAX_BYTES;

    private ConcernBody() {}

    static byte[] readConcern(@Nullable InputStream body) {
        if (body == null) {
            throw ProblemException.invalid("body", "is required");
        }
        try {
            byte[] read = body.readNBytes(MOST + 1);
            if (read.length > MOST) {
                throw tooLarge();
            }
            return read;
        } catch (IOException cutOff) {
            throw ProblemException.invalid("body", "ended before it was complete");
        }
    }

    static ProblemException tooLarge() {
        return new ProblemException(ProblemType.TOO_LARGE, "A concern may take 1 MiB at most.");
    }
}
