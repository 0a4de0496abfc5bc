package org.openmash.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.openmash.identity.Caller;

/** The dated events of cases; they are only ever added. */
@ApplicationScoped
class CaseEvents implements PanacheRepositoryBase<CaseEvent, UUID> {
    private final Clock clock;

    CaseEvents(Clock clock) {
        this.clock = clock;
    }

    void add(CaseFile file, String kind, Caller by, Map<String, String> detail) {
        persist(CaseEvent.of(file, kind, by, Instant.now(clock), detail));
    }
}
