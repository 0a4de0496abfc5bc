package org.openmash.audit.sequencer;

/** Another instance leads, or has led since: whatever this one holds in memory is of no use any more. */
final class LeadershipLostException extends RuntimeException {
    LeadershipLostException() {
        super("another instance sequences the access log");
    }
}
