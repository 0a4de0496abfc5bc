package org.openmash.statistics;

import java.util.List;
import org.openmash.statistics.measure.Measure;
import org.openmash.statistics.measure.Measures;

/** The method notes, in plain English. */
final class MethodText {
    private static final List<String> NOISE = List.of(
            "A quarter is counted once, some time after it has ended. Each person counts at most as often as the table's cap says, once"
                    + " in most; which of several referrals counts is drawn with a secret.",
            "To every cell of a table, also an empty one, a whole random number is added: P(k) = (1 - p) / (1 + p) p^|k|, p ="
                    + " exp(-1/s), s = 2 cap / epsilon (discrete Laplace; sampler of Canonne, Kamath and Steinke, 2020). The noisy counts"
                    + " are stored and the true ones are not kept.",
            "So the release is epsilon-differentially private for one person: whatever anybody knows already, the odds of any"
                    + " guess about one person change by no more than a factor e^epsilon. Losses of several tables and quarters add up;"
                    + " the ledger of releases shows the sum. A household whose members are referred together loses as many times"
                    + " as much as it has members.",
            "What that figure leaves out: at most epsilon 4 is spent on one year for one person in one hub. Hubs do not compare whom"
                    + " they know, so a person known to two hubs is counted once in each and may lose twice as much: 8 a year. And a"
                    + " referral counts in the year it came in, but also makes a new one of the next 12 months a re-referral: for the"
                    + " year after it adds what that year's re-referral tables cost, 0.05 a quarter, 0.2 a year.");

    private static final List<String> ERROR = List.of(
            "Tables: 'error' is a number of people. About 19 times in 20 the true count lies no further than this from the figure"
                    + " shown. A figure of 200 with an error of 17 means: most likely between 183 and 217. The noise is as often up as"
                    + " down, so it does not add up to a bias when figures are summed.",
            "Measures: each value stands between 'lower' and 'upper', its 95 % credible interval. It holds the noise, and chance"
                    + " besides: had the same quarter come again, a few more or fewer would have been referred.",
            "How: the published count y is the true count n plus noise of known distribution (for a sum of cells, its exact"
                    + " convolution). Before the count every n >= 0 is equally likely, so P(n | y) is proportional to P(noise = y - n)."
                    + " Given n, the mean m behind it is Gamma(n + 1/2, 1). Value, lower and upper are the 50 %, 2.5 % and 97.5 %"
                    + " points of that mixture. Ratios and shares come from two such means: a / b and a / (a + b).",
            "Two figures whose intervals overlap may well be the same. Where many are compared, one in twenty intervals misses.");

    private static final List<String> TABLES = List.of(
            "Below 10 a table shows c, a measure likewise; other counts are shown to the nearest 5. This comes after the noise and"
                    + " protects nobody: it keeps readers from reading too much into small numbers.",
            "All figures of a table are sums of the same noisy cells. They add up before rounding.");

    private static final List<String> READING = List.of(
            "Canonne, Kamath, Steinke: The Discrete Gaussian for Differential Privacy, NeurIPS 2020 (discrete Laplace sampler)",
            "Information Commissioner's Office: Anonymisation guidance, March 2025 (motivated intruder test)",
            "Brown, Cai, DasGupta: Interval Estimation for a Binomial Proportion, Statistical Science 2001 (Jeffreys' interval)",
            "Erlang: Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges, 1917");

    private MethodText() {}

    static MethodNotes notes() {
        return new MethodNotes(
                NOISE, ERROR, TABLES, Measures.all().stream().map(Measure::note).toList(), READING);
    }
}
