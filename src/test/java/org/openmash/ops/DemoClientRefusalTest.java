package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoClientRefusalTest {
    @ParameterizedTest
    @CsvSource({"openmash-demo, true", "openmash-console, false"})
    void a_token_of_the_demonstrations_client_is_told_apart(String client, boolean demo) {
        assertThat(DemoClientRefusal.isDemo(identity(new Token(Map.of("azp", client)))))
                .isEqualTo(demo);
    }

    @Test
    void a_token_without_a_client_is_not_of_the_demonstration() {
        assertThat(DemoClientRefusal.isDemo(identity(new Token(Map.of())))).isFalse();
    }

    @Test
    void a_caller_without_a_token_is_not_of_the_demonstration() {
        assertThat(DemoClientRefusal.isDemo(identity(new QuarkusPrincipal("openmash-demo"))))
                .isFalse();
    }

    private static SecurityIdentity identity(Principal principal) {
        return QuarkusSecurityIdentity.builder().setPrincipal(principal).build();
    }

    private record Token(Map<String, String> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
