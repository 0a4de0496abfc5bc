package org.openmash.ops;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts a body that does not say how long it is while it is read, and ends the reading with a problem when it is too large.
 * Quarkus, left alone, would answer with nothing. What is sent after that is thrown away unread.
 */
class ChunkedBodyFilter {
    private final BodyLimit limit;

    ChunkedBodyFilter(BodyLimit limit) {
        this.limit = limit;
    }

    /** Reads nothing yet. */
    @ServerRequestFilter
    public void count(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && !request.getMethod().equals("GET")) {
            request.setEntityStream(new Counted(request.getEntityStream(), limit));
        }
    }

    /** The body, as far as it may go. */
    private static final class Counted extends FilterInputStream {
        private final BodyLimit limit;
        private long read;

        Counted(InputStream body, BodyLimit limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = in.read(into, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        @Override
        public long skip(long length) throws IOException {
            long skipped = in.skip(length);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long more) {
            read += more;
            if (read > limit.bytes()) {
                throw limit.exceeded();
            }
        }
    }
}
