package org.openmash.oversight;

import java.time.Duration;

/** What may be wrong. Each kind is a published rule that explains itself; none scores a person. */
enum AlertKind {
    SAME_SURNAME(90),
    DECLARED_RELATIVE(30),
    TWO_ACCOUNTS(30),
    /** As long as the rule looks back: the same looks are not told of twice. */
    ONE_PURPOSE(56),
    NO_CASELOAD_LINK(0),
    UNUSUAL_VOLUME(0),
    UNUSUAL_HOUR(0),
    REPEATED_BREAK_GLASS(30),
    EMPTY_LOOK_UPS(0),
    READ_AFTER_CLOSURE(30);

    private final Duration quiet;

    AlertKind(int quietDays) {
        this.quiet = Duration.ofDays(quietDays);
    }

    /** For how long a rule about a case or a habit says nothing again about the same account and case. */
    Duration quiet() {
        return quiet;
    }
}
