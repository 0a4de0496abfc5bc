package org.openmash.audit;

import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * An answer whose access is on the log: it can only be made with the id of its entry, and is released with it.
 *
 * @param entry the entry of the access log that records it
 * @param body what is released
 */
public record Recorded<T>(UUID entry, T body) {

    /** 200, never stored by a cache, naming the entry. */
    public RestResponse<T> response() {
        return answer(Status.OK).build();
    }

    /** 200 with the version to name in {@code If-Match}. */
    public RestResponse<T> response(String etag) {
        return answer(Status.OK).header("ETag", "\"" + etag + "\"").build();
    }

    /** 201 for something new. */
    public RestResponse<T> created(URI location) {
        return answer(Status.CREATED).location(location).build();
    }

    private ResponseBuilder<T> answer(Status status) {
        return ResponseBuilder.create(status, body)
                .header("Audit-Entry", entry.toString())
                .header("Cache-Control", "no-store");
    }
}
