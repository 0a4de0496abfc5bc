package org.openmash.statistics;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/** A way to publish counts, as an attacker meets it. The weak ones are here to show that the attacks bite. */
interface Mechanism {
    /** Stands for a figure that is not shown. */
    long HIDDEN = Long.MIN_VALUE;

    String title();

    /** Publishes the counts of these people. */
    Release release(People people, RandomGenerator random);

    /** How probable the published figure is when the true count is this; known to the attacker (Kerckhoffs). */
    double likelihood(long count, long published);

    /** Whether a question asked after a new referral is answered from the new data. */
    default boolean answersLive() {
        return true;
    }

    /** Whether margins are computed from true counts, so that each tells something of its own. */
    default boolean marginsFromTruth() {
        return true;
    }

    /** What can be asked: the count of a set of cells. */
    interface Release {
        long ask(BitSet cells);
    }
}
