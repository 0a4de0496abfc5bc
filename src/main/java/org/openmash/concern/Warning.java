package org.openmash.concern;

/**
 * Something the sender should put right although the concern was accepted.
 *
 * @param field where, as a path such as {@code people[0].nhsNumber}
 * @param message what is wrong, as the rest of a sentence that begins with the field; never the value received
 */
record Warning(String field, String message) {

    /** Names the kind only: a path may hold a property name that is none of ours. */
    @Override
    public String toString() {
        return "Warning";
    }
}
