package org.openmash.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;

class VerifiedTokenTest {
    private static final String SIGNED = token("{\"alg\":\"RS256\",\"kid\":\"key-1\"}");
    private static final String CLAIMS = "\"sub\":\"someone\",\"nbf\":1000,\"exp\":1300";

    @Test
    void claims_roles_token_key_and_validity_are_kept() {
        var kept = VerifiedToken.of(identity(SIGNED, CLAIMS)).orElseThrow();

        assertThat(kept.principal().getSubject()).isEqualTo("someone");
        assertThat(kept.roles()).containsExactly(Roles.OFFICER);
        assertThat(kept.credential().getToken()).isEqualTo(SIGNED);
        assertThat(kept.keyId()).isEqualTo("key-1");
        assertThat(kept.isValidAt(Instant.ofEpochSecond(999))).isFalse();
        assertThat(kept.isValidAt(Instant.ofEpochSecond(1000))).isTrue();
        assertThat(kept.isValidAt(Instant.ofEpochSecond(1299))).isTrue();
        assertThat(kept.isValidAt(Instant.ofEpochSecond(1300))).isFalse();
    }

    @Test
    void token_without_a_beginning_is_valid_from_the_start() {
        var kept = VerifiedToken.of(identity(SIGNED, "\"exp\":1300")).orElseThrow();

        assertThat(kept.isValidAt(Instant.EPOCH)).isTrue();
    }

    @Test
    void each_request_gets_an_identity_of_its_own_without_the_attributes_of_the_first() {
        var first = QuarkusSecurityIdentity.builder(identity(SIGNED, CLAIMS))
                .addAttribute("request", "of the first")
                .build();
        var kept = VerifiedToken.of(first).orElseThrow();

        var second = kept.identity();

        assertThat(second).isNotSameAs(first).isNotSameAs(kept.identity());
        assertThat(second.getAttributes()).isEmpty();
        assertThat(second.getPrincipal()).isSameAs(first.getPrincipal());
        assertThat(second.getRoles()).containsExactly(Roles.OFFICER);
        assertThat(second.isAnonymous()).isFalse();
        assertThat(second.getCredential(AccessTokenCredential.class).getToken()).isEqualTo(SIGNED);
    }

    @Test
    void token_without_an_expiry_is_never_valid() {
        var kept = VerifiedToken.of(identity(SIGNED, "\"sub\":\"someone\"")).orElseThrow();

        assertThat(kept.isValidAt(Instant.ofEpochSecond(1))).isFalse();
    }

    @Test
    void token_without_a_key_id_is_not_kept() {
        assertThat(VerifiedToken.of(identity(token("{\"alg\":\"RS256\"}"), CLAIMS)))
                .isEmpty();
    }

    @Test
    void token_bound_to_a_key_of_its_holder_is_not_kept() {
        assertThat(VerifiedToken.of(identity(SIGNED, CLAIMS + ",\"cnf\":{\"jkt\":\"thumbprint\"}")))
                .isEmpty();
    }

    @Test
    void opaque_token_is_not_kept() {
        assertThat(VerifiedToken.of(identity("opaque", CLAIMS))).isEmpty();
    }

    @Test
    void identity_without_claims_is_not_kept() {
        Principal name = () -> "someone";
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(name)
                .addCredential(new AccessTokenCredential(SIGNED))
                .build();

        assertThat(VerifiedToken.of(identity)).isEmpty();
    }

    @Test
    void identity_without_an_access_token_is_not_kept() {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal(new JwtClaims()))
                .addCredential(new RefreshToken(SIGNED))
                .build();

        assertThat(VerifiedToken.of(identity)).isEmpty();
    }

    private static SecurityIdentity identity(String token, String claims) {
        try {
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new DefaultJWTCallerPrincipal(JwtClaims.parse("{" + claims + "}")))
                    .addCredential(new AccessTokenCredential(token))
                    .addRoles(Set.of(Roles.OFFICER))
                    .build();
        } catch (InvalidJwtException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String token(String header) {
        return base64(header) + "." + base64("{}") + ".signature";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
