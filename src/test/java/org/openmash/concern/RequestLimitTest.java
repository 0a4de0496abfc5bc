package org.openmash.concern;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

@QuarkusTest
@TestProfile(RequestLimitTest.FiveAMinute.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class RequestLimitTest {

    /** A low limit. */
    public static class FiveAMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openmash.intake.requests-per-minute", "5");
        }
    }

    @Test
    void client_over_its_limit_is_429_and_told_how_long_to_wait_while_others_go_on() {
        // A bad body costs a request too, and answers quickly: the limit is used up within the minute.
        for (int i = 0; i < 5; i++) {
            assertThat(Samples.post("school-101", Samples.key(), "{}").statusCode())
                    .isEqualTo(400);
        }

        var refused = Samples.post("school-101", Samples.key(), "{}");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(Samples.post("police-force", Samples.key(), "{}").statusCode())
                .isEqualTo(400);
    }
}
