package org.openmash.oversight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** Settings of what auditors and governance make of the access log. */
@ConfigMapping(prefix = "openmash.oversight")
interface OversightConfig {
    /** When alerts about the day before are computed, as a Quartz cron expression; {@code off}: on demand only. */
    @WithDefault("0 30 3 * * ?")
    String alertSchedule();

    /** The thresholds of each hub, by the code that stands in the token's claim {@code hub}. */
    @WithDefaults
    Map<String, Thresholds> thresholds();

    /** From when on an alert is raised, and until when details are kept. Shares are between 0 and 1. */
    interface Thresholds {
        /** How far back the habits of an account and its colleagues are looked at. */
        @WithDefault("56D")
        Duration lookBack();

        /** A surname that this many people of the hub have says nothing. */
        @WithDefault("50")
        int commonSurname();

        /** Within which time two accounts of one human being on one case are found. */
        @WithDefault("30D")
        Duration twoAccountsWithin();

        /** How many looks one purpose must have. */
        @WithDefault("100")
        int onePurposeLooks();

        /** The share of one purpose among all that an account stated. */
        @WithDefault("0.98")
        BigDecimal onePurposeShare();

        /** The share of that purpose among the looks of its colleagues, at most. */
        @WithDefault("0.8")
        BigDecimal onePurposeColleagues();

        /** Cases a day opened without any link to them. */
        @WithDefault("6")
        int unlinkedCases();

        /** How many times the average of its colleagues that must be. */
        @WithDefault("3")
        BigDecimal unlinkedTimesColleagues();

        /** Cases a day, at least. */
        @WithDefault("20")
        int volumeCases();

        /** Standard deviations above the account's own past. */
        @WithDefault("4")
        BigDecimal volumeDeviations();

        /** How many times the average of its colleagues that day. */
        @WithDefault("2")
        BigDecimal volumeTimesColleagues();

        /** Looks of the past without which nothing is said about hours. */
        @WithDefault("40")
        int hourPastLooks();

        /** The share of an account's past looks within an hour of it from which on the hour is usual for the account. */
        @WithDefault("0.005")
        BigDecimal hourShare();

        /** The share of its colleagues for whom the hour is usual, from which on it is usual for their agency. */
        @WithDefault("0.25")
        BigDecimal hourColleagues();

        /** Break-glass accesses in 30 days. */
        @WithDefault("3")
        int breakGlass();

        /** Look-ups a day that found nothing. */
        @WithDefault("8")
        int emptyLookUps();

        /** How many times the average of its colleagues. */
        @WithDefault("3")
        BigDecimal emptyTimesColleagues();

        /** How long details of the log are kept; six years, the time of most claims (Limitation Act 1980). A year at least. */
        @WithDefault("2192D")
        Duration detailsKept();

        /** How long after closure a look is still usual: participations end then (casework: 28 days). */
        @WithDefault("28D")
        Duration closureGrace();
    }
}
