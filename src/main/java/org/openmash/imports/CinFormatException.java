package org.openmash.imports;

import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * A file that cannot be read further as a Children in Need return; the children before the place stay good. The message
 * names the line and nothing of the content.
 */
final class CinFormatException extends ProblemException {
    private final int line;

    CinFormatException(int line, String detail) {
        super(ProblemType.INVALID_REQUEST, "Line " + line + ": " + detail);
        this.line = line;
    }

    /** The line at which reading stopped, from 1. */
    int line() {
        return line;
    }
}
