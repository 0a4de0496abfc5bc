package org.openmash.concern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.identity.Caller;
import org.openmash.problem.Problem;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Takes a batch in, line by line as it arrives: each line is a concern with a key and a transaction of its own, so that a bad
 * line rejects that line only and a cut connection loses nothing that was answered.
 */
@ApplicationScoped
class ConcernBatch {
    private static final Logger LOG = Logger.getLogger(ConcernBatch.class);
    private static final int MOST_LINES = 10_000;
    private static final String OPERATION = "POST /v1/concerns/batch";

    private final ConcernReader reader;
    private final ConcernService service;
    private final AccessLog log;
    private final ObjectMapper json;

    ConcernBatch(ConcernReader reader, ConcernService service, AccessLog log, ObjectMapper json) {
        this.reader = reader;
        this.service = service;
        this.log = log;
        this.json = json;
    }

    RestResponse<String> raise(@Nullable InputStream body, Caller caller) {
        if (body == null) {
            throw ProblemException.invalid("body", "is required");
        }
        var results = new StringBuilder();
        var stream = new BufferedInputStream(body, 1 << 16);
        var buffer = new ByteArrayOutputStream();
        try {
            int number = 0;
            for (var end = Line.MORE; end != Line.LAST; ) {
                buffer.reset();
                end = readLine(stream, buffer);
                // As an editor counts them, so that a sender finds the line that was refused: blank ones count too.
                number++;
                if (buffer.size() == 0) {
                    continue;
                }
                var result = number > MOST_LINES
                        ? refused(number, null, tooMany(), caller)
                        : raise(number, buffer.toByteArray(), caller);
                results.append(json.writeValueAsString(result)).append('\n');
                if (number > MOST_LINES) {
                    break;
                }
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (ProblemException refused) {
            throw refused.type() == ProblemType.TOO_LARGE
                    ? new ProblemException(
                            ProblemType.TOO_LARGE, refused.getMessage() + " The lines before that are taken in.")
                    : refused;
        } catch (IOException cutOff) {
            throw ProblemException.invalid("body", "ended before it was complete; the lines before are taken in");
        }
        return RestResponse.ResponseBuilder.ok(results.toString())
                .header("Cache-Control", "no-store")
                .build();
    }

    private BatchLineResult raise(int number, byte[] line, Caller caller) {
        String key = null;
        try {
            if (line.length > ConcernBody.MOST) {
                throw ConcernBody.tooLarge();
            }
            var read = reader.readLine(line);
            key = read.idempotencyKey();
            var body = read.concern().raw().getBytes(StandardCharsets.UTF_8);
            var submission = new Submission(caller, key, body, OPERATION);
            var receipt = service.raise(submission, () -> reader.read(read.concern()));
            return BatchLineResult.accepted(number, key, receipt.body());
        } catch (ProblemException problem) {
            return refused(number, key, problem, caller);
        } catch (RuntimeException failure) {
            LOG.errorf("a line of a batch failed: %s", failure.getClass().getName());
            return refused(number, key, failed(), caller);
        }
    }

    /** A refused line is an access of its own, recorded like a refused request. */
    private BatchLineResult refused(int number, @Nullable String key, ProblemException problem, Caller caller) {
        log.recordDurably(Access.of(caller, Action.COLLECTION, OPERATION).refusedFor(problem));
        return BatchLineResult.refused(number, key, Problem.of(problem, "/v1/concerns/batch", caller.requestId()));
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "A batch may have " + MOST_LINES + " lines at most; this line and all after it were not read.");
    }

    private static ProblemException failed() {
        return new ProblemException(ProblemType.UNAVAILABLE, "This line could not be stored; send it again.");
    }

    private enum Line {
        MORE,
        LAST
    }

    /** Reads to the end of the line; of a line that is too long only so much as shows that it is. */
    private static Line readLine(InputStream stream, ByteArrayOutputStream into) throws IOException {
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            if (next == '\n') {
                return Line.MORE;
            }
            if (next != '\r' && into.size() <= ConcernBody.MOST) {
                into.write(next);
            }
        }
        return Line.LAST;
    }
}
