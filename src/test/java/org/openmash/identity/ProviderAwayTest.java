package org.openmash.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;

/** The service starts while its identity provider is away. */
@QuarkusTest
@TestProfile(ProviderAwayTest.AwayAtStart.class)
class ProviderAwayTest {
    private static final long SOON_MILLISECONDS = 20_000;

    @Test
    void calls_are_soon_answered_as_unavailable_and_served_once_the_provider_is_there() {
        var provider = AwayProvider.PROVIDER;
        provider.publish("key-1");
        var token = provider.token("key-1", UnaryOperator.identity());

        for (var bearer : List.of(token, "rubbish")) {
            call(bearer)
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("type", equalTo("urn:openmash:problem:unavailable"))
                    .time(lessThan(SOON_MILLISECONDS));
        }
        given().get("/tests/caller").then().statusCode(401);

        provider.open();
        call(token).statusCode(200);
        call("rubbish").statusCode(401);
    }

    private static ValidatableResponse call(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/tests/caller")
                .then();
    }

    /** Nothing listens at the provider's address when the service starts. */
    public static class AwayAtStart implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(CallerResource.WANTED, "true");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LocalDatabase.class), new TestResourceEntry(AwayProvider.class));
        }
    }

    /** Tells the service an address, and shuts the provider in the end. */
    public static class AwayProvider implements QuarkusTestResourceLifecycleManager {
        static final SigningProvider PROVIDER = new SigningProvider(SigningProvider.freePort());

        @Override
        public Map<String, String> start() {
            return Map.of("quarkus.oidc.auth-server-url", PROVIDER.issuer());
        }

        @Override
        public void stop() {
            PROVIDER.shut();
        }
    }
}
