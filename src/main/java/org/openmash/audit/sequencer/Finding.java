package org.openmash.audit.sequencer;

/** What can be wrong with an entry before it is sequenced. It is set aside and told of; the log goes on without it. */
enum Finding {
    /** It was announced, and is gone. */
    MISSING,
    /** Its bytes do not give the hash that was stored with them. */
    HASH,
    /** Its columns do not say what its bytes say. */
    COLUMNS,
    /** It is in the tree already. */
    TWICE
}
