package org.openmash.hub;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.ops.RiskySetting;
import org.openmash.ops.StartupCheck;

/** A hub names at least two people who take on a case that is restricted at intake: one of them may be the accused. */
@Singleton
class SafeguardingLeadsCheck implements StartupCheck {
    private static final int ENOUGH = 2;

    private final HubSettings settings;

    SafeguardingLeadsCheck(HubSettings settings) {
        this.settings = settings;
    }

    @Override
    public Stream<RiskySetting> risks() {
        return risks(settings.hubs());
    }

    static Stream<RiskySetting> risks(Map<String, HubSettings.Hub> hubs) {
        return hubs.isEmpty()
                ? Stream.of(RiskySetting.stop("openmash.hubs", "name at least one hub."))
                : hubs.entrySet().stream()
                        .flatMap(hub -> leads(hub.getKey(), hub.getValue().safeguardingLeads()).stream());
    }

    private static Optional<RiskySetting> leads(String hub, List<String> leads) {
        return distinct(leads) >= ENOUGH
                ? Optional.empty()
                : Optional.of(
                        RiskySetting.stop(
                                "openmash.hubs." + hub + ".safeguarding-leads",
                                "name at least two different people, else nobody may be left to take a case about one of them."));
    }

    private static long distinct(Collection<String> leads) {
        return new HashSet<>(leads.stream()
                        .map(String::strip)
                        .filter(lead -> !lead.isEmpty())
                        .toList())
                .size();
    }
}
