package org.openmash.identity;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openmash.identity.CallerCalls.accepted;
import static org.openmash.identity.CallerCalls.call;
import static org.openmash.identity.CallerCalls.refused;
import static org.openmash.identity.CallerCalls.same;
import static org.openmash.identity.CallerCalls.unauthenticated;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authentication as callers meet it, over HTTP, with a provider whose keys the tests change. */
@QuarkusTest
@TestProfile(OwnProvider.class)
class VerifiedTokensTest {
    private final SigningProvider provider = OwnProvider.Provider.PROVIDER;
    private final VerifiedTokens tokens =
            CDI.current().select(VerifiedTokens.class).get();
    private final String key = "key-" + UUID.randomUUID();
    private final String nextKey = "next-" + key;

    @BeforeEach
    void publish_a_key_of_its_own_for_each_test() {
        provider.publish(key);
        CallerResource.IDENTITIES.clear();
    }

    @AfterEach
    void forget_everything() {
        tokens.purgeAll();
    }

    @Test
    void kept_token_names_the_same_caller_as_when_it_was_verified() {
        var token = provider.token(key, claims -> claims.claim("unit", "north"));

        var verified = accepted(token);
        var kept = accepted(token);

        assertThat(kept.remove("requestId")).isNotEqualTo(verified.remove("requestId"));
        assertThat(kept)
                .isEqualTo(verified)
                .containsEntry("subject", "00000000-0000-4000-8000-000000000001")
                .containsEntry("agency", "POL-90")
                .containsEntry("unit", "north")
                .containsEntry("duties", List.of("practitioner"));
    }

    @Test
    void kept_token_is_not_verified_again_until_it_is_purged() {
        var kept = provider.token(key, same());
        var other = provider.token(key, claims -> claims.subject("other"));
        accepted(kept);
        withdraw(key);

        accepted(kept);
        refused(other);

        tokens.purge("other");
        accepted(kept);
        tokens.purge("00000000-0000-4000-8000-000000000001");
        refused(kept);
    }

    @Test
    void token_of_a_new_key_is_accepted_at_once_and_ends_the_belief_in_the_old_key() {
        var old = provider.token(key, same());
        accepted(old);
        provider.withdraw(key);
        provider.publish(nextKey);

        accepted(provider.token(nextKey, same()));

        refused(old);
    }

    @Test
    void token_is_refused_from_the_moment_it_expires_though_it_is_kept() {
        var expires = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 4);
        var token = provider.token(key, claims -> claims.expiresAt(expires));
        accepted(token);

        Instant begun;
        Response answer;
        do {
            begun = Instant.now();
            answer = call(token);
        } while (answer.statusCode() == 200 && begun.isBefore(expires));

        unauthenticated(answer);
        assertThat(Instant.now()).isAfterOrEqualTo(expires);
    }

    @Test
    void refused_token_is_accepted_once_its_key_is_known() {
        provider.publish(nextKey);
        var token = provider.token(nextKey, same());
        var pair = provider.withdraw(nextKey);
        refused(token);

        provider.publish(nextKey, pair);

        accepted(token);
    }

    @Test
    void token_of_two_sectors_is_contradictory_kept_or_not() {
        var token = provider.token(
                key,
                claims -> claims.claim(
                        "realm_access",
                        Map.of("roles", List.of("agency-police", "agency-school", "tier-open", "practitioner"))));

        for (int attempt = 0; attempt < 2; attempt++) {
            call(token)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:openmash:problem:contradictory-token"));
        }
    }

    @Test
    void requests_at_the_same_time_get_identities_of_their_own() throws Exception {
        // Keys are fetched once: whoever comes while they are under way is refused.
        accepted(provider.token(key, same()));
        CallerResource.IDENTITIES.clear();
        var police = provider.token(key, claims -> claims.subject("police"));
        var school = provider.token(key, claims -> claims.subject("school").claim("agency", "SCH-101"));

        var agencies = atOnce(32, n -> accepted(n % 2 == 0 ? police : school));

        for (int n = 0; n < agencies.size(); n++) {
            assertThat(agencies.get(n)).containsEntry("agency", n % 2 == 0 ? "POL-90" : "SCH-101");
        }
        Set<SecurityIdentity> different = CallerResource.IDENTITIES.stream()
                .collect(toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        assertThat(different).hasSize(32);
        assertThat(different)
                .allSatisfy(identity -> assertThat(identity.getAttributes()).isEmpty());
    }

    @Test
    void known_keys_serve_while_the_provider_is_away() {
        var kept = provider.token(key, same());
        accepted(kept);
        provider.shut();
        try {
            accepted(kept);
            accepted(provider.token(key, claims -> claims.subject("other")));
        } finally {
            provider.open();
        }
    }

    @Test
    void new_key_is_refused_while_the_provider_is_away_and_serves_when_it_is_back() {
        provider.publish(nextKey);
        var token = provider.token(nextKey, same());
        provider.shut();
        try {
            refused(token);
        } finally {
            provider.open();
        }
        accepted(token);
    }

    /** Takes the key off the provider's list and makes the service read the list again. */
    private void withdraw(String keyId) {
        provider.withdraw(keyId);
        var unknown = provider.practitioner()
                .jws()
                .keyId("unknown")
                .sign(SigningProvider.rsaKey().getPrivate());
        refused(unknown);
    }

    private interface Call<T> {
        T with(int number);
    }

    private static <T> List<T> atOnce(int number, Call<T> call) throws Exception {
        var barrier = new CyclicBarrier(number);
        var threads = Executors.newFixedThreadPool(number);
        try {
            var calls = IntStream.range(0, number)
                    .mapToObj(n -> (Callable<T>) () -> {
                        barrier.await();
                        return call.with(n);
                    })
                    .toList();
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
