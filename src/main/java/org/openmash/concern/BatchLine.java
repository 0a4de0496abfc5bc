package org.openmash.concern;

import org.openmash.concern.Accept.Form;
import org.openmash.concern.Accept.Required;

/**
 * One line of a batch (NDJSON), the concern in it not yet read.
 *
 * @param idempotencyKey as the header of the same name: 1 to 255 visible ASCII characters
 * @param concern an object as sent; {@link ConcernReader#read(SentValue)} reads it
 */
record BatchLine(
        @Required @Form(regexp = BatchLine.KEY, message = "must be 1 to 255 visible ASCII characters")
        String idempotencyKey,

        @Required SentValue concern) {

    /** What an idempotency key looks like. */
    static final String KEY = "[\\x21-\\x7E]{1,255}";

    @Override
    public String toString() {
        return "BatchLine";
    }
}
