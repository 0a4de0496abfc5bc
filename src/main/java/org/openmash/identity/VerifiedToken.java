package org.openmash.identity;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What is worth keeping of a token that was verified: who it stands for and how long it holds. Nothing of the request
 * that brought it.
 *
 * @param credential the token as it was sent
 * @param principal its claims
 * @param roles its roles
 * @param keyId the {@code kid} of the key that signed it
 * @param notBefore {@code nbf}, the epoch if the token has none
 * @param expires {@code exp}
 */
record VerifiedToken(
        AccessTokenCredential credential,
        JsonWebToken principal,
        Set<String> roles,
        String keyId,
        Instant notBefore,
        Instant expires) {

    /** RFC 7800: the token serves only whoever proves in each request that a certain key is theirs. */
    private static final String CONFIRMATION = "cnf";

    /**
     * What is worth keeping of an identity, if it may be kept at all: not without a signed token and its {@code kid},
     * and not when the token is bound to a key of its holder, because then each request needs a proof.
     */
    static Optional<VerifiedToken> of(SecurityIdentity verified) {
        var credential = verified.getCredential(AccessTokenCredential.class);
        if (credential == null
                || credential.isOpaque()
                || !(verified.getPrincipal() instanceof JsonWebToken claims)
                || claims.containsClaim(CONFIRMATION)) {
            return Optional.empty();
        }
        var notBefore = claims.<Long>claim("nbf").orElse(0L);
        var expires = claims.getExpirationTime();
        return keyId(credential.getToken())
                .map(keyId -> new VerifiedToken(
                        credential,
                        claims,
                        Set.copyOf(verified.getRoles()),
                        keyId,
                        Instant.ofEpochSecond(notBefore),
                        Instant.ofEpochSecond(expires)));
    }

    boolean isValidAt(Instant now) {
        return !now.isBefore(notBefore) && now.isBefore(expires);
    }

    /** An identity of its own for one request. */
    SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(roles)
                .addCredential(credential)
                .build();
    }

    private static Optional<String> keyId(String token) {
        var header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return Optional.ofNullable(new JsonObject(new String(header, StandardCharsets.UTF_8)).getString("kid"));
    }
}
