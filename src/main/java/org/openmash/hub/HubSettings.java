package org.openmash.hub;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is local practice of a hub, not law: teams, clocks, leads (domain reference 1.2). */
@ConfigMapping(prefix = "openmash")
public interface HubSettings {

    /** The hubs this installation serves, by the code that stands in the token's claim {@code hub}. */
    Map<String, Hub> hubs();

    /** One hub. */
    interface Hub {
        /** The DfE code of the local authority, three digits. */
        String localAuthority();

        /** The organisation code of the council that runs the hub; an allegation never shuts the hub itself out. */
        String agency();

        /** The team whose queue takes new cases in working hours. */
        @WithDefault("MASH-DAY")
        String dayTeam();

        /** The emergency duty team, whose queue takes new cases out of hours. */
        @WithDefault("EDT")
        String emergencyDutyTeam();

        /** The {@code person} claims named on a case that is restricted at intake (allegations against staff): two at least. */
        List<String> safeguardingLeads();

        /**
         * The {@code person} claims of each agency's named leads, by organisation code: who hears of emergency access, reads who
         * read what the agency gave, and releases its items where it has no specialist.
         */
        Map<String, List<String>> agencyLeads();

        /**
         * The organisation codes of the agencies that take part in this hub: its register. What an officer invites, excludes or
         * releases to must be one of them; without the setting any well-formed code passes.
         */
        Optional<Set<String>> agencies();

        /** How long a released copy may be readable at most. */
        @WithDefault("P90D")
        Duration longestRelease();

        /** How soon a new case must be rated. */
        Clocks clocks();
    }

    /** Durations from receipt; each with the calendar it runs in. RED always runs by wall clock. */
    interface Clocks {
        /** Until a new case is rated, with immediate danger; wall clock. */
        @WithDefault("PT1H")
        Duration screeningInDanger();

        /** Until a new case is rated; hours of the hub. */
        @WithDefault("PT4H")
        Duration screening();

        /** RED, level 4; wall clock. */
        @WithDefault("PT4H")
        Duration red();

        /** AMBER, level 3. */
        @WithDefault("PT24H")
        Duration amber();

        /** GREEN, level 2. */
        @WithDefault("PT72H")
        Duration green();

        /** The calendar of AMBER and GREEN. */
        @WithDefault("WALL_CLOCK")
        ClockCalendar ratedCalendar();
    }
}
