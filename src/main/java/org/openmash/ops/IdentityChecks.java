package org.openmash.ops;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Whoever can read or change the traffic with the issuer can be anyone, so it is HTTPS and verified. */
@Singleton
class IdentityChecks implements StartupCheck {
    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";
    private static final String VERIFICATION = "quarkus.oidc.tls.verification";
    private static final String TRUST_ALL = "quarkus.tls.trust-all";

    private final Config config;

    IdentityChecks(Config config) {
        this.config = config;
    }

    @Override
    public Stream<RiskySetting> risks() {
        return Stream.of(issuer(), audience(), verification(), trustAll()).flatMap(Optional::stream);
    }

    private Optional<RiskySetting> issuer() {
        var issuer = config.getOptionalValue(ISSUER, String.class);
        if (issuer.isEmpty()) {
            return Optional.of(RiskySetting.stop(ISSUER, "name the issuer of the tokens (OPENMASH_ISSUER)."));
        }
        return issuer.get().toLowerCase(Locale.ROOT).startsWith("https://")
                ? Optional.empty()
                : Optional.of(RiskySetting.stop(ISSUER, "the issuer of the tokens must be reached by https."));
    }

    private Optional<RiskySetting> audience() {
        return config.getOptionalValue(AUDIENCE, String.class).isPresent()
                ? Optional.empty()
                : Optional.of(RiskySetting.stop(
                        AUDIENCE, "name the audience, else a token made for any other service is accepted here."));
    }

    private Optional<RiskySetting> verification() {
        return config.getOptionalValue(VERIFICATION, String.class)
                .filter(value -> !value.equalsIgnoreCase("required"))
                .map(value -> RiskySetting.stop(VERIFICATION, "the issuer's certificate must be verified: required."));
    }

    private Optional<RiskySetting> trustAll() {
        return config.getOptionalValue(TRUST_ALL, Boolean.class)
                .filter(trustsAll -> trustsAll)
                .map(trustsAll ->
                        RiskySetting.stop(TRUST_ALL, "no certificate would be verified; name a trust store."));
    }
}
