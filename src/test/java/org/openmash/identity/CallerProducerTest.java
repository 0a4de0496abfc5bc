package org.openmash.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

class CallerProducerTest {
    private static final Map<String, Object> CLAIMS = Map.of(
            "sub", "S-1", "azp", "c", "preferred_username", "x", "agency", "LA-901", "hub", "HUB-A", "person", "P-1");

    @ParameterizedTest
    @ValueSource(strings = {"practitioner", "officer", "manager"})
    void tier_anonymised_never_meets_a_role_that_reads_cases(String duty) {
        assertContradictory("tier-anonymised", "agency-council", duty);
        assertContradictory("tier-anonymised", "analyst", "agency-council", duty);
        assertContradictory("tier-closed", "analyst", "agency-council", duty);
    }

    /** A referrer reads what became of its concerns. */
    @Test
    void tier_anonymised_never_meets_a_referrer() {
        assertContradictory("tier-anonymised", "agency-school", "referrer");
        assertContradictory("tier-anonymised", "analyst", "agency-school", "referrer");
    }

    @Test
    void two_tiers_are_refused_whatever_the_duty() {
        assertContradictory("tier-anonymised", "tier-open", "analyst");
    }

    @Test
    void auditor_and_governance_never_meet_in_one_account() {
        assertContradictory("auditor", "governance");
    }

    @Test
    void analyst_of_the_anonymised_tier_is_accepted() {
        var caller = CallerProducer.from(identity("tier-anonymised", "analyst"), "r");

        assertThat(caller.requiredTier()).isEqualTo(Tier.ANONYMISED);
        assertThat(caller.duties()).containsExactly("analyst");
    }

    private static void assertContradictory(String... roles) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> CallerProducer.from(identity(roles), "r"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONTRADICTORY_TOKEN));
    }

    private static QuarkusSecurityIdentity identity(String... roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token())
                .addRoles(Set.of(roles))
                .build();
    }

    /** A verified token, reduced to its claims. */
    private static final class Token implements JsonWebToken {
        @Override
        public String getName() {
            return "x";
        }

        @Override
        public Set<String> getClaimNames() {
            return CLAIMS.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
        }) // the signature is the specification's
        public <T> T getClaim(String name) {
            return (T) CLAIMS.get(name);
        }
    }
}
