package org.openmash.concern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openmash.concern.Accept.Required;
import org.openmash.concern.Accept.Text;

/** One telephone number or e-mail address, as received. */
record ContactDetail(
        @Required Kind kind,
        @Required @Text(max = Accept.NAME) String value) {

    @Schema(name = "ContactKind")
    enum Kind {
        PHONE,
        EMAIL
    }

    @Override
    public String toString() {
        return "ContactDetail";
    }
}
