package org.openmash.statistics;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The pure parts, made once. */
class StatisticsBeans {
    @Produces
    @Singleton
    Catalogue catalogue() {
        return CatalogueReader.bundled();
    }

    @Produces
    @Singleton
    ReleaseRules rules(Catalogue catalogue, StatisticsSettings settings, Clock clock) {
        return new ReleaseRules(catalogue, settings, clock);
    }
}
