package org.openmash.statistics.measure;

/** What errors mean, in plain English. */
final class Meanings {
    static final String RANDOM_AND_NOISE =
            "lower and upper enclose the true value about 19 times in 20. They allow for two things: that another quarter under"
                    + " the same circumstances would have brought a few more or fewer (Poisson), and the noise that was added to"
                    + " every published count so that no person can be found in it. c stands where fewer than 10 were counted.";

    private Meanings() {}
}
