package org.openmash.identity;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.openmash.identity.CallerCalls.accepted;
import static org.openmash.identity.CallerCalls.refused;
import static org.openmash.identity.CallerCalls.same;
import static org.openmash.identity.CallerCalls.unauthenticated;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that no trusted key signed, or that are not meant for this service or this moment. */
@QuarkusTest
@TestProfile(OwnProvider.class)
class WorthlessTokensTest {
    private final SigningProvider provider = OwnProvider.Provider.PROVIDER;
    private final String key = "key-" + UUID.randomUUID();

    @BeforeEach
    void a_genuine_token_of_the_key_is_kept() {
        provider.publish(key);
        accepted(provider.token(key, same()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void worthless_token_is_refused_again_and_again(String name, Forgery forgery) {
        var token = forgery.make(provider, key);

        refused(token);
        refused(token);
    }

    static Stream<Arguments> worthless_token_is_refused_again_and_again() {
        return Stream.of(
                forgery("expired", claims -> claims.expiresAt(Instant.now().minusSeconds(1))),
                forgery(
                        "not yet valid",
                        claims -> claims.claim("nbf", Instant.now().getEpochSecond() + 60)),
                forgery("for another audience", claims -> claims.audience("account")),
                forgery("of another issuer", claims -> claims.issuer("http://localhost:1")),
                arguments("unsigned", (Forgery) WorthlessTokensTest::unsigned),
                arguments("signed with the public key as a shared secret", (Forgery) WorthlessTokensTest::symmetric),
                arguments("signed by someone else", (Forgery) WorthlessTokensTest::foreign),
                arguments("of more rights than were signed", (Forgery) WorthlessTokensTest::tampered),
                arguments("opaque", (Forgery) (provider, key) -> "opaque"));
    }

    @Test
    void nobody_can_make_the_service_ask_the_provider_about_rubbish() {
        int calls = provider.calls();

        refused("rubbish");
        refused(tampered(provider, key));

        assertThat(provider.calls()).isEqualTo(calls);
    }

    @Test
    void token_is_believed_only_where_it_is_sent_as_a_bearer() {
        var token = provider.token(key, same());
        accepted(token);

        for (var header : List.of("Basic " + token, "Digest " + token, token, "Bearer", "BearerX " + token)) {
            unauthenticated(given().header("Authorization", header).get("/tests/caller"));
        }
        unauthenticated(given().get("/tests/caller"));
        given().header("Authorization", "bearer " + token)
                .get("/tests/caller")
                .then()
                .statusCode(200);
    }

    interface Forgery {
        String make(SigningProvider provider, String key);
    }

    private static Arguments forgery(String name, UnaryOperator<JwtClaimsBuilder> change) {
        return arguments(name, (Forgery) (provider, key) -> provider.token(key, change));
    }

    private static String unsigned(SigningProvider provider, String key) {
        var claims = provider.token(key, same()).split("\\.", 3)[1];
        return base64("{\"alg\":\"none\",\"kid\":\"" + key + "\"}") + "." + claims + ".";
    }

    private static String symmetric(SigningProvider provider, String key) {
        var secret = new SecretKeySpec(provider.key(key).getPublic().getEncoded(), "HmacSHA256");
        return provider.practitioner()
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .keyId(key)
                .sign(secret);
    }

    private static String foreign(SigningProvider provider, String key) {
        return provider.practitioner()
                .jws()
                .keyId(key)
                .sign(SigningProvider.rsaKey().getPrivate());
    }

    private static String tampered(SigningProvider provider, String key) {
        var parts = provider.token(key, same()).split("\\.", 3);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("tier-open", "tier-closed");
        return parts[0] + "." + base64(claims) + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
