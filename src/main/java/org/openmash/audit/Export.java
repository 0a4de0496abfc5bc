package org.openmash.audit;

import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An export, signed and on the log.
 *
 * @param entry its own entry, which names the SHA-256 of the content
 * @param signature detached JWS over the content
 * @param next where the next export goes on; null when this one holds all
 */
record Export(
        UUID entry,
        ExportFormat format,
        String content,
        String signature,
        @Nullable String next) {

    RestResponse<String> response() {
        var answer = ResponseBuilder.ok(content)
                .type(format.mediaType() + ";charset=UTF-8")
                .header("Audit-Entry", entry.toString())
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"access-log-" + entry + "." + format.extension() + "\"")
                .header("Export-Signature", signature);
        return (next == null ? answer : answer.header("Export-Next", next)).build();
    }
}
