package org.openmash.hub;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openmash.identity.Caller;
import org.openmash.identity.Tier;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Who speaks for an agency about what it gave: its named leads, whom the hub's settings name as the agency told the hub, and
 * for releases its specialists (tier-closed) too.
 */
@ApplicationScoped
public class AgencyLeads {
    private final CaseClocks hubs;

    AgencyLeads(CaseClocks hubs) {
        this.hubs = hubs;
    }

    /** The {@code person} claims of the leads of an agency; empty when the hub knows none. */
    public List<String> of(String hub, String agency) {
        return hubs.hub(hub).agencyLeads().getOrDefault(agency, List.of());
    }

    public boolean isLead(Caller caller) {
        return of(caller.hub(), caller.agency()).contains(caller.person());
    }

    /** Whether the caller may release what its agency owns. */
    public boolean mayRelease(Caller caller) {
        return caller.tier() == Tier.CLOSED || isLead(caller);
    }

    /**
     * Lets only a named lead of the caller's agency pass.
     *
     * @throws ProblemException 403 for anyone but a named lead of the caller's agency
     */
    public void requireLead(Caller caller) {
        if (!isLead(caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only a named lead of your agency may do this.");
        }
    }

    /**
     * Lets only whoever may release what the caller's agency owns pass.
     *
     * @throws ProblemException 403 for anyone but a specialist or a named lead of the caller's agency
     */
    public void requireRelease(Caller caller) {
        if (!mayRelease(caller)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Only a specialist (tier-closed) or a named lead of your agency may do this.");
        }
    }
}
