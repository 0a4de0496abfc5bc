package org.openmash.audit;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a member of staff in the auditor's answers until it is unsealed: stable, so that a trail can be followed,
 * and made with the log's secret, so that nobody without it finds the person (pseudonymisation, UK GDPR art. 4(5)).
 */
public final class StaffTokens {
    /** 132 bits: too many to meet by chance, and short enough to read out. */
    private static final int LENGTH = 22;

    /** More than work at once; each entry of the log needs two. */
    private static final int KEPT = 10_000;

    private final LoadingCache<String, String> accounts;
    private final LoadingCache<String, String> people;

    StaffTokens(KeyedHash hash) {
        this.accounts = kept(subject -> "A" + hash.of("staff account", subject).substring(0, LENGTH));
        this.people = kept(person -> "H" + hash.of("staff person", person).substring(0, LENGTH));
    }

    private static LoadingCache<String, String> kept(CacheLoader<String, String> token) {
        return Caffeine.newBuilder().maximumSize(KEPT).build(token);
    }

    /** {@code A…}: one account. */
    String account(String subject) {
        return accounts.get(subject);
    }

    /** {@code H…}: one human being, the same for all accounts of theirs. */
    @Nullable
    String person(@Nullable String person) {
        return person == null ? null : people.get(person);
    }

    /** Whether a text has the form of an account's token. */
    public static boolean isAccount(String text) {
        return text.matches("A[A-Za-z0-9_-]{" + LENGTH + "}");
    }

    /** Whether a text has the form of a human being's token. */
    public static boolean isPerson(String text) {
        return text.matches("H[A-Za-z0-9_-]{" + LENGTH + "}");
    }
}
