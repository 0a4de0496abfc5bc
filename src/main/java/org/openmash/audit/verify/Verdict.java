package org.openmash.audit.verify;

/** How a verification ended, and the exit code that says so to a script. */
enum Verdict {
    /** Everything holds. */
    VERIFIED(0),
    /** A file could not be read: nothing is said about the log. */
    UNREADABLE(1),
    /** The command line, policy or an auditor's own file is wrong: nothing is said about the log. */
    USAGE(2),
    /** The checkpoint is not signed by the log's key, is that of another log, or bears a false signature. */
    SIGNATURE(3),
    /** Entries, tiles and signed root do not belong together. */
    CONTENT(4),
    /** The log does not continue the older checkpoint. */
    INCONSISTENT(5),
    /** Too few of the named witnesses cosigned. */
    UNWITNESSED(6);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
