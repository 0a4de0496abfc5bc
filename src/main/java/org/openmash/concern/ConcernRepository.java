package org.openmash.concern;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.openmash.identity.Caller;

/** Concerns of an agency; another agency's are not found. */
@ApplicationScoped
class ConcernRepository implements PanacheRepositoryBase<Concern, UUID> {
    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(:key, 1)) as text)";

    /** Makes a second submission of the same key wait for the first, so that both get the same receipt. */
    void lock(Submission submission) {
        getEntityManager()
                .createNativeQuery(LOCK)
                .setParameter(
                        "key",
                        submission.caller().hub() + "/" + submission.caller().agency() + "/"
                                + submission.idempotencyKey())
                .getSingleResult();
    }

    Optional<Concern> earlier(Submission submission) {
        return find("agency = ?1 and idempotencyKey = ?2", submission.caller().agency(), submission.idempotencyKey())
                .firstResultOptional();
    }

    Optional<Concern> ofAgency(UUID id, Caller caller) {
        return find("id = ?1 and agency = ?2", id, caller.agency()).firstResultOptional();
    }

    /** What the referrer may hear by now. */
    Heard heard(UUID id) {
        var row = (Object[]) getEntityManager()
                .createNativeQuery("select feedback, decided_at from casework.feedback(:id)")
                .setParameter("id", id)
                .getSingleResult();
        return new Heard(Feedback.valueOf((String) row[0]), (Instant) row[1]);
    }
}
