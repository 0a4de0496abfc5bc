package org.openmash.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DisclosedView;
import org.openmash.disclosure.OpaqueTokens;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;
import org.openmash.problem.Violation;

/** The version of a case an officer saw, as an opaque ETag, and the check that a move names the present one. */
@ApplicationScoped
class CaseVersions {
    private static final String USE = "case-version";

    private final OpaqueTokens tokens;

    CaseVersions(OpaqueTokens tokens) {
        this.tokens = tokens;
    }

    String etag(UUID caseId, int version) {
        return tokens.tag(USE, caseId.toString(), Integer.toString(version));
    }

    /**
     * The ETag of a view. For officers the version of the case; for readers, who move nothing, a tag of exactly what they see,
     * so that it never tells of a change they may not read.
     */
    String etagFor(UUID caseId, DisclosedView view, Caller caller) {
        return caller.isOfficer()
                ? etag(caseId, view.version())
                : tokens.tag("view", caller.requiredSector() + "/" + caller.requiredTier(), view.text());
    }

    /**
     * Refuses a move that does not name the present version: of two at once one is 412 and nothing is lost.
     *
     * @throws ProblemException 428 without {@code If-Match}, 412 when it names another version
     */
    void require(CaseFile file, @Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send the ETag of the case as you read it in If-Match.",
                    List.of(new Violation("If-Match", "is required")));
        }
        if (!ifMatch.replace("\"", "").equals(etag(file.id(), file.version()))) {
            throw stale();
        }
    }

    static ProblemException stale() {
        return new ProblemException(
                ProblemType.STALE, "Somebody has moved this case since you read it; read it again and decide afresh.");
    }
}
