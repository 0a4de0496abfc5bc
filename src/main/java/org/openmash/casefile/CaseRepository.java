package org.openmash.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.UUID;
import org.openmash.problem.ProblemException;

/** Cases the transaction's role may know of: row level security answers "not found" for all others. */
@ApplicationScoped
class CaseRepository implements PanacheRepositoryBase<CaseFile, UUID> {
    CaseFile getOrThrow(UUID id) {
        return findByIdOptional(id).orElseThrow(ProblemException::notFound);
    }

    /** Raises the version even when only rows beside the case were added, and writes it now; 412 when another did first. */
    void bumpVersion(CaseFile file) {
        try {
            getEntityManager().lock(file, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            flush();
        } catch (OptimisticLockException movedMeanwhile) {
            throw CaseVersions.stale();
        }
    }
}
