package org.openmash.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** Makes the {@link Caller} of the request from the verified token; a contradictory token is refused, never merged. */
@Singleton
public class CallerProducer {
    private static final Set<String> DUTIES = Set.of(
            Roles.REFERRER,
            Roles.PRACTITIONER,
            Roles.OFFICER,
            Roles.MANAGER,
            Roles.AUDITOR,
            Roles.ANALYST,
            Roles.GOVERNANCE);
    private static final Set<String> READS_CASES = Set.of(Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER);
    private static final Set<String> APART = Set.of(Roles.AUDITOR, Roles.GOVERNANCE, Roles.ANALYST);

    @Produces
    @RequestScoped
    CallerOfRequest caller(SecurityIdentity identity) {
        return new CallerOfRequest(from(identity, String.valueOf(MDC.get("requestId"))));
    }

    /**
     * The caller a verified identity stands for.
     *
     * @throws ProblemException {@link ProblemType#CONTRADICTORY_TOKEN} for two sectors, two tiers, a missing claim, or
     *     duties that must never meet in one account
     */
    public static Caller from(SecurityIdentity identity, String requestId) {
        var token = (JsonWebToken) identity.getPrincipal();
        var roles = identity.getRoles();
        var sectors = startingWith("agency-", roles);
        var tiers = startingWith("tier-", roles);
        var duties = new HashSet<>(roles);
        duties.retainAll(DUTIES);
        refuseContradictions(sectors, tiers, duties);
        String client = claim(token, "azp");
        return new Caller(
                token.getSubject(),
                claim(token, "preferred_username"),
                token.getClaim("family_name"),
                claim(token, "agency"),
                sectors.isEmpty() ? null : new Sector(sectors.get(0)),
                tiers.isEmpty() ? null : tier(tiers.get(0)),
                Set.copyOf(duties),
                claim(token, "hub"),
                claim(token, "person"),
                token.getClaim("unit"),
                client,
                claim(token, "preferred_username").startsWith("service-account-"),
                requestId);
    }

    private static void refuseContradictions(List<String> sectors, List<String> tiers, Set<String> duties) {
        if (sectors.size() > 1) {
            throw contradiction("The token names more than one agency sector; it must name exactly one.");
        }
        if (tiers.size() > 1) {
            throw contradiction("The token names more than one tier; it must name exactly one.");
        }
        boolean readsCases = duties.stream().anyMatch(READS_CASES::contains);
        boolean apart = duties.stream().anyMatch(APART::contains) || tiers.contains("anonymised");
        if (readsCases && apart) {
            throw contradiction("A role that reads cases never meets auditor, governance, analyst or tier-anonymised.");
        }
        if (tiers.contains("anonymised") && duties.contains(Roles.REFERRER)) {
            throw contradiction("Who sends concerns never holds tier-anonymised.");
        }
        if (duties.contains(Roles.AUDITOR) && duties.contains(Roles.GOVERNANCE)) {
            throw contradiction("Who governs never audits: auditor and governance are two accounts of two people.");
        }
        boolean worksForAgency = readsCases || duties.contains(Roles.REFERRER);
        if (worksForAgency && (sectors.isEmpty() || tiers.isEmpty())) {
            throw contradiction("The token must name exactly one agency sector and exactly one tier.");
        }
    }

    private static Tier tier(String name) {
        try {
            return Tier.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw contradiction("The token names a tier that does not exist.");
        }
    }

    private static List<String> startingWith(String prefix, Set<String> roles) {
        return roles.stream()
                .filter(role -> role.startsWith(prefix))
                .map(role -> role.substring(prefix.length()))
                .sorted()
                .toList();
    }

    private static String claim(JsonWebToken token, String name) {
        @Nullable String value = token.getClaim(name);
        if (value == null || value.isBlank()) {
            throw contradiction("The token lacks the claim '" + name + "'.");
        }
        return value;
    }

    private static ProblemException contradiction(String detail) {
        return new ProblemException(ProblemType.CONTRADICTORY_TOKEN, detail);
    }
}
