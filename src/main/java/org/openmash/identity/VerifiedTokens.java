package org.openmash.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bearer authentication (RFC 6750) that verifies a token once and then believes it for a moment: checking a signature
 * costs more than a logged read of a case. A token that fails is never remembered.
 *
 * <p>It adds nothing to what a token grants: tokens are verified offline in any case, so one that was issued before its
 * account was disabled or lost a role grants the old rights until it expires, kept here or not. The realm therefore
 * lets access tokens live for minutes only. A signing key that has leaked ends with the first token of its successor:
 * then the provider's keys are read anew and nothing kept is believed.
 *
 * <p>There must be one OIDC tenant, and no endpoint may demand more of a token than the others (such as
 * {@code @AuthenticationContext}): a token kept for one endpoint is believed at all of them.
 */
@Startup
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism oidc;
    private final TokenCache cache;

    VerifiedTokens(OidcAuthenticationMechanism oidc, IdentityConfig config, Clock clock) {
        this.oidc = oidc;
        this.cache = new TokenCache(config.tokenCache(), clock, Ticker.systemTicker());
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager providers) {
        var token = bearerToken(http);
        var known = token == null ? null : cache.find(token);
        if (known != null) {
            return Uni.createFrom().item(known.identity());
        }
        long purges = cache.purges();
        return oidc.authenticate(http, providers).onItem().ifNotNull().transform(verified -> keep(verified, purges));
    }

    /**
     * Forgets the tokens of one account, so that the next request with one verifies it again. For events that change
     * the answer of a verification; it does not revoke a token (see above).
     *
     * @param subject the account ({@code sub})
     */
    public void purge(String subject) {
        cache.purge(subject);
    }

    /** Forgets all tokens; see {@link #purge}. */
    public void purgeAll() {
        cache.purgeAll();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return oidc.getChallenge(http);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return oidc.getCredentialTransport(http);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority();
    }

    /** The verified identity in the shape in which later requests get it too: the first must not see more. */
    private SecurityIdentity keep(SecurityIdentity verified, long purges) {
        var token = VerifiedToken.of(verified);
        token.ifPresent(worthKeeping -> cache.keep(worthKeeping, purges));
        return token.map(VerifiedToken::identity).orElse(verified);
    }

    private static @Nullable String bearerToken(RoutingContext http) {
        var header = http.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length())
                : null;
    }
}
