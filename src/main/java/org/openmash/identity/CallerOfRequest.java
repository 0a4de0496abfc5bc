package org.openmash.identity;

import org.jspecify.annotations.Nullable;

/** The {@link Caller} of the current request, for injection (a record itself cannot be proxied). */
public class CallerOfRequest {
    private final @Nullable Caller caller;

    CallerOfRequest() {
        this.caller = null;
    }

    CallerOfRequest(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("no caller outside a request");
        }
        return caller;
    }
}
