package org.openmash.ops;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Production accepts no token of the demonstration's client, whose users and passwords stand in the source. A start-up check
 * cannot see whether the realm has that client; each token can.
 */
@Singleton
class DemoClientRefusal implements SecurityIdentityAugmentor {
    private static final Logger LOG = Logger.getLogger(DemoClientRefusal.class);
    private static final String DEMO_CLIENT = "openmash-demo";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (Production.isRunning() && isDemo(identity)) {
            LOG.warnf("refused a token of the client %s; take this client out of the realm", DEMO_CLIENT);
            return Uni.createFrom().failure(new AuthenticationFailedException("a token of the demonstration's client"));
        }
        return Uni.createFrom().item(identity);
    }

    static boolean isDemo(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && DEMO_CLIENT.equals(token.getClaim("azp"));
    }
}
