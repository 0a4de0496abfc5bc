package org.openmash.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.ops.RiskySetting;

class SafeguardingLeadsCheckTest {
    @Test
    void two_different_leads_are_enough() {
        assertThat(SafeguardingLeadsCheck.risks(Map.of("anytown", hub("person-1", "person-2"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "person-1", "person-1,person-1", "person-1, person-1 ", "person-1,"})
    void fewer_than_two_people_stop_the_start(String leads) {
        var risks = SafeguardingLeadsCheck.risks(Map.of("anytown", hub(leads.split(",", -1))))
                .toList();

        assertThat(risks).extracting(RiskySetting::key).containsExactly("openmash.hubs.anytown.safeguarding-leads");
        assertThat(risks).allMatch(RiskySetting::stops);
    }

    @Test
    void each_hub_is_judged_by_itself() {
        var hubs = Map.of("anytown", hub("person-1", "person-2"), "othertown", hub("person-1"));

        assertThat(SafeguardingLeadsCheck.risks(hubs))
                .extracting(RiskySetting::key)
                .containsExactly("openmash.hubs.othertown.safeguarding-leads");
    }

    @Test
    void an_installation_without_a_hub_does_not_start() {
        assertThat(SafeguardingLeadsCheck.risks(Map.of()))
                .extracting(RiskySetting::key)
                .containsExactly("openmash.hubs");
    }

    private static HubSettings.Hub hub(String... leads) {
        return new Hub(List.of(leads));
    }

    private record Hub(List<String> safeguardingLeads) implements HubSettings.Hub {
        @Override
        public String localAuthority() {
            return "901";
        }

        @Override
        public String agency() {
            return "LA-901";
        }

        @Override
        public String dayTeam() {
            return "MASH-DAY";
        }

        @Override
        public String emergencyDutyTeam() {
            return "EDT";
        }

        @Override
        public Map<String, List<String>> agencyLeads() {
            return Map.of();
        }

        @Override
        public Optional<Set<String>> agencies() {
            return Optional.empty();
        }

        @Override
        public Duration longestRelease() {
            return Duration.ofDays(90);
        }

        @Override
        public HubSettings.Clocks clocks() {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
