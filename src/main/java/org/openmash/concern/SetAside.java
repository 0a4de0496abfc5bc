package org.openmash.concern;

import org.jspecify.annotations.Nullable;

/**
 * A value that was malformed while somebody was in immediate danger: not in the request, never matched on, kept for an
 * officer's task.
 *
 * @param path where it stood, such as {@code people[0].nhsNumber}
 * @param rawJsonText the value as received, to the letter
 * @param row the row of the disclosure matrix that rules it; null when that cannot be told for certain
 */
record SetAside(String path, String rawJsonText, @Nullable String row) {

    /** Names the kind only, so that nothing of a concern reaches a log. */
    @Override
    public String toString() {
        return "SetAside";
    }
}
