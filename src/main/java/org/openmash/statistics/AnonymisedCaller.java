package org.openmash.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmash.identity.Caller;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Tier;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * The caller, if it is of the anonymised tier. A duty alone does not open statistics: whoever may reach the open or the closed
 * tier could hold the figures against cases.
 */
@ApplicationScoped
class AnonymisedCaller {
    private final CallerOfRequest caller;

    AnonymisedCaller(CallerOfRequest caller) {
        this.caller = caller;
    }

    /**
     * Who calls.
     *
     * @throws ProblemException 403 for anyone without {@code tier-anonymised}
     */
    Caller get() {
        var calling = caller.get();
        if (calling.tier() != Tier.ANONYMISED) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Statistics are for accounts with tier-anonymised.");
        }
        return calling;
    }
}
