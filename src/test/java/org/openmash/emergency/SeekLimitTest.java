package org.openmash.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Releases;

@QuarkusTest
@TestProfile(SeekLimitTest.ThreeAMinute.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class SeekLimitTest {

    /** A low limit. */
    public static class ThreeAMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openmash.emergency.seeks-per-minute", "3");
        }
    }

    @Test
    void person_who_tries_one_identifier_after_the_other_has_to_wait_while_others_go_on() {
        // A bad body costs a try too, and answers quickly: the limit is used up within the minute.
        for (int i = 0; i < 3; i++) {
            assertThat(seek("nhs.practitioner").statusCode()).isEqualTo(400);
        }

        var refused = seek("nhs.practitioner");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(seek("nhs.specialist").statusCode()).isEqualTo(400);
    }

    @Test
    void person_who_is_refused_one_case_after_the_other_has_to_wait() {
        int last = 0;
        for (int i = 0; i < 4; i++) {
            last = Releases.post(
                            "police.specialist",
                            "/v1/cases/" + UUID.randomUUID() + "/emergency-access",
                            Map.of("reasonCode", "IMMEDIATE_DANGER", "reason", "A neighbour heard screams."))
                    .statusCode();
        }

        assertThat(last).isEqualTo(429);
    }

    private static Response seek(String user) {
        return Releases.post(user, "/v1/emergency-access", Map.of("reasonCode", "IMMEDIATE_DANGER"));
    }
}
