package org.openmash.concern;

/** A single value is not accepted; the message says why, as the rest of a sentence and without the value. */
final class Refused extends Exception {
    Refused(String message) {
        super(message, null, false, false);
    }

    static void unless(boolean met, String message) throws Refused {
        if (!met) {
            throw new Refused(message);
        }
    }

    /** Why. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
