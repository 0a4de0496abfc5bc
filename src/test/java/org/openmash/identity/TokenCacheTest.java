package org.openmash.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AccessTokenCredential;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.IntStream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCacheTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final HandSetClock clock = new HandSetClock();
    private long nanoseconds;
    private final TokenCache cache = cache(Duration.ofSeconds(30), 100);

    @Test
    void kept_token_is_found_under_its_own_text_only() {
        var token = token("one", "key-1");

        cache.keep(token, cache.purges());

        assertThat(cache.find("one")).isSameAs(token);
        assertThat(cache.find("two")).isNull();
    }

    @Test
    void token_is_not_found_once_it_has_expired() {
        cache.keep(valid("one", START, START.plusSeconds(10)), cache.purges());

        clock.now = START.plusMillis(9_999);
        assertThat(cache.find("one")).isNotNull();
        clock.now = START.plusSeconds(10);
        assertThat(cache.find("one")).isNull();
    }

    @Test
    void token_is_not_found_before_it_becomes_valid() {
        cache.keep(valid("one", START, START.plusSeconds(300)), cache.purges());

        clock.now = START.minusMillis(1);

        assertThat(cache.find("one")).isNull();
    }

    @Test
    void token_is_believed_for_the_configured_life_only() {
        cache.keep(token("one", "key-1"), cache.purges());

        clock.now = START.plusMillis(29_999);
        assertThat(cache.find("one")).isNotNull();
        clock.now = START.plusSeconds(30);
        assertThat(cache.find("one")).isNull();
    }

    @Test
    void clock_set_back_does_not_prolong_the_life() {
        cache.keep(valid("one", Instant.EPOCH, START.plusSeconds(300)), cache.purges());

        clock.now = START.minusSeconds(60);
        nanoseconds = Duration.ofSeconds(30).toNanos();

        assertThat(cache.find("one")).isNull();
    }

    @Test
    void no_more_tokens_are_kept_than_configured() {
        IntStream.range(0, 1_000).forEach(n -> cache.keep(token("token " + n, "key-1"), cache.purges()));

        long found = IntStream.range(0, 1_000)
                .filter(n -> cache.find("token " + n) != null)
                .count();
        assertThat(found).isEqualTo(100);
    }

    @Test
    void first_token_of_a_new_key_drops_the_tokens_of_all_other_keys() {
        cache.keep(token("old", "key-1"), cache.purges());

        cache.keep(token("new", "key-2"), cache.purges());

        assertThat(cache.find("old")).isNull();
        assertThat(cache.find("new")).isNotNull();
    }

    @Test
    void two_keys_in_use_at_once_do_not_drop_each_others_tokens() {
        cache.keep(token("one", "key-1"), cache.purges());
        cache.keep(token("two", "key-2"), cache.purges());

        cache.keep(token("one", "key-1"), cache.purges());
        cache.keep(token("two again", "key-2"), cache.purges());

        assertThat(cache.find("one")).isNotNull();
        assertThat(cache.find("two")).isNotNull();
    }

    @Test
    void purge_forgets_the_tokens_of_that_account_only() {
        cache.keep(of("officer", "one"), cache.purges());
        cache.keep(of("officer", "two"), cache.purges());
        cache.keep(of("teacher", "three"), cache.purges());

        cache.purge("officer");

        assertThat(cache.find("one")).isNull();
        assertThat(cache.find("two")).isNull();
        assertThat(cache.find("three")).isNotNull();
    }

    @Test
    void purge_of_all_forgets_every_token() {
        cache.keep(token("one", "key-1"), cache.purges());

        cache.purgeAll();

        assertThat(cache.find("one")).isNull();
    }

    @Test
    void token_whose_verification_began_before_a_purge_is_not_kept() {
        cache.keep(token("one", "key-1"), cache.purges());
        long before = cache.purges();

        cache.purge("somebody");
        cache.keep(token("two", "key-1"), before);
        cache.keep(token("three", "key-2"), before);

        assertThat(cache.find("two")).isNull();
        assertThat(cache.find("three")).isNull();
    }

    @Test
    void token_of_the_old_key_whose_verification_began_before_the_new_key_was_met_is_not_kept() {
        cache.keep(token("one", "key-1"), cache.purges());
        long before = cache.purges();

        cache.keep(token("new", "key-2"), cache.purges());
        cache.keep(token("old", "key-1"), before);

        assertThat(cache.find("old")).isNull();
    }

    @Test
    void life_of_zero_keeps_nothing() {
        var off = cache(Duration.ZERO, 100);

        off.keep(token("one", "key-1"), off.purges());

        assertThat(off.find("one")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"PT60.001S, 100, life", "PT-1S, 100, life", "PT30S, 0, size"})
    void settings_out_of_range_are_refused(Duration life, int size, String name) {
        assertThatThrownBy(() -> cache(life, size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("openmash.identity.token-cache." + name);
    }

    private TokenCache cache(Duration life, int size) {
        return new TokenCache(new Settings(life, size), clock, () -> nanoseconds);
    }

    private static VerifiedToken token(String text, String keyId) {
        return token(text, "subject", keyId, START, START.plusSeconds(300));
    }

    private static VerifiedToken valid(String text, Instant notBefore, Instant expires) {
        return token(text, "subject", "key-1", notBefore, expires);
    }

    private static VerifiedToken of(String subject, String text) {
        return token(text, subject, "key-1", START, START.plusSeconds(300));
    }

    private static VerifiedToken token(String text, String subject, String keyId, Instant notBefore, Instant expires) {
        var claims = new JwtClaims();
        claims.setSubject(subject);
        return new VerifiedToken(
                new AccessTokenCredential(text),
                new DefaultJWTCallerPrincipal(claims),
                Set.of(Roles.PRACTITIONER),
                keyId,
                notBefore,
                expires);
    }

    private record Settings(Duration life, int size) implements IdentityConfig.Tokens {}

    private static final class HandSetClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
