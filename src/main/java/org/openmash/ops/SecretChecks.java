package org.openmash.ops;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Secrets are set, long enough, and none of those that anyone can read in the source. */
@Singleton
class SecretChecks implements StartupCheck {
    /** What authenticates cursors and ETags. */
    static final String TOKEN_KEY = "openmash.disclosure.token-key";
    /** What the terms of a search are hashed with in the access log. */
    static final String SEARCH_KEY = "openmash.audit.search-key";

    private static final int ENOUGH_CHARACTERS = 32;

    private final Config config;
    private final Set<String> published;

    SecretChecks(Config config) {
        this.config = config;
        this.published = published();
    }

    @Override
    public Stream<RiskySetting> risks() {
        return Stream.of(TOKEN_KEY, SEARCH_KEY).map(this::secret).flatMap(Optional::stream);
    }

    private Optional<RiskySetting> secret(String key) {
        var value = config.getOptionalValue(key, String.class).orElse("");
        if (value.isEmpty()) {
            return Optional.of(RiskySetting.stop(key, "set this secret, at least 32 random characters."));
        }
        if (value.length() < ENOUGH_CHARACTERS) {
            return Optional.of(RiskySetting.stop(key, "this secret is too short; use at least 32 random characters."));
        }
        return published.contains(value)
                ? Optional.of(RiskySetting.stop(key, "this is a secret of the demonstration that anyone can read."))
                : Optional.empty();
    }

    /** The secrets that ship with the product for its demonstration and its tests. */
    static Set<String> published() {
        var shipped = new Properties();
        try (var file = SecretChecks.class.getResourceAsStream("/application.properties")) {
            if (file == null) {
                throw new IllegalStateException("application.properties is missing from the build");
            }
            shipped.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("application.properties cannot be read", e);
        }
        return shipped.stringPropertyNames().stream()
                .filter(name -> name.endsWith(TOKEN_KEY) || name.endsWith(SEARCH_KEY))
                .map(shipped::getProperty)
                .collect(Collectors.toUnmodifiableSet());
    }
}
