package org.openmash.concern;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openmash.identity.Caller;

/** A concern as it was sent: by whom, under which idempotency key, the bytes, and the call the log names. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared as a component, only by their hash
record Submission(Caller caller, String idempotencyKey, byte[] body, String operation) {

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Submission";
    }
}
