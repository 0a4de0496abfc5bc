package org.openmash.imports;

/**
 * One part of an episode with what a rule may compare it with.
 *
 * @param of the child's record and the year
 * @param episode the episode it belongs to
 * @param it the part; for rules about the episode, the episode itself
 */
record CinPart<T>(CinCase of, CinEpisode episode, T it) {
    CensusYear year() {
        return of.year();
    }

    CinChild child() {
        return of.child();
    }

    /** Whether {@code other} is this very part: one with the same values may be another. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(T other) {
        return it == other;
    }
}
