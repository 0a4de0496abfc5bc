package org.openmash.identity;

/** The tier of data a caller may reach at most (RSA, Safer Together, 2015): exactly one in a token. */
public enum Tier {
    /** Multi-agency access, controlled and monitored against misuse. */
    OPEN,
    /** Only multi-agency specialists of the hub. */
    CLOSED,
    /** No personal data at all: published statistics. */
    ANONYMISED
}
