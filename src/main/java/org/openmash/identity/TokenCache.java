package org.openmash.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tokens verified a moment ago, under the SHA-256 of their text. A token is found only while it is valid by the clock
 * and for at most the configured life. The first token of a signing key not met before empties the cache: keys are also
 * changed because one has leaked. Thread-safe.
 */
class TokenCache {
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

    private record Kept(VerifiedToken token, Instant until) {}

    private final Clock clock;
    private final Duration life;
    private final Cache<String, Kept> kept;
    private final Set<String> keysMet = ConcurrentHashMap.newKeySet();
    private final AtomicLong purges = new AtomicLong();

    /**
     * @param clock the time by which tokens expire
     * @param ticker the time by which entries age as well, in case the clock is set back
     * @throws IllegalArgumentException if the configured life or size is out of range
     */
    TokenCache(IdentityConfig.Tokens config, Clock clock, Ticker ticker) {
        this.clock = clock;
        this.life = config.life();
        if (life.isNegative() || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("openmash.identity.token-cache.life must be from 0 to 60 seconds");
        }
        if (config.size() < 1) {
            throw new IllegalArgumentException("openmash.identity.token-cache.size must be at least 1");
        }
        this.kept = Caffeine.newBuilder()
                .maximumSize(config.size())
                .expireAfterWrite(life)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** The token if it is kept and still to be believed, else null: then it must be verified. */
    @Nullable
    VerifiedToken find(String token) {
        var found = kept.getIfPresent(hash(token));
        var now = clock.instant();
        return found != null && now.isBefore(found.until()) && found.token().isValidAt(now) ? found.token() : null;
    }

    /** Counts the purges: asked before a verification, it tells {@link #keep} whether one came in between. */
    long purges() {
        return purges.get();
    }

    /**
     * Keeps a token that has just been verified, unless there was a purge since the verification began: the purge might
     * have meant this token.
     *
     * @param purgesBefore {@link #purges()} at the beginning of the verification
     */
    void keep(VerifiedToken token, long purgesBefore) {
        long expected = purgesBefore;
        if (keysMet.add(token.keyId())) {
            purgeAll();
            expected++;
        }
        var key = hash(token.credential().getToken());
        kept.put(key, new Kept(token, clock.instant().plus(life)));
        // After the put, and purges count before they remove: so one of the two always sees the other.
        if (purges.get() != expected) {
            kept.invalidate(key);
        }
    }

    /** Forgets the tokens of one account. */
    void purge(String subject) {
        purges.incrementAndGet();
        kept.asMap()
                .values()
                .removeIf(entry -> subject.equals(entry.token().principal().getSubject()));
    }

    void purgeAll() {
        purges.incrementAndGet();
        kept.invalidateAll();
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
