package org.openmash.audit.witness;

import org.jspecify.annotations.Nullable;
import org.openmash.audit.tree.NoteSignature;

/**
 * An answer over HTTP.
 *
 * @param status as C2SP tlog-witness gives each a meaning
 * @param type of the content
 * @param body text that ends in a newline
 */
record Answer(int status, String type, String body) {
    /** The type by which a log knows that the body is a size. */
    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer cosigned(NoteSignature line) {
        return new Answer(200, TEXT, line.toString());
    }

    static Answer conflict(long size) {
        return new Answer(409, SIZE, size + "\n");
    }

    static Answer refusal(int status, @Nullable String why) {
        return new Answer(status, TEXT, why + "\n");
    }
}
