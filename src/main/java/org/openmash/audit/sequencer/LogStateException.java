package org.openmash.audit.sequencer;

/** What is stored of the log contradicts itself or what was signed: nothing may be built or signed on it. */
final class LogStateException extends RuntimeException {
    LogStateException(String message) {
        super(message);
    }
}
