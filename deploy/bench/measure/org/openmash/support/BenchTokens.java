package org.openmash.support;

import java.util.HashMap;
import java.util.Map;

/** Tokens straight from Keycloak, none kept. */
final class BenchTokens {
    private BenchTokens() {}

    /** For a user of the demo realm ({@code council.officer}) or a machine client of it ({@code school-101}). */
    static String fresh(String account) {
        Map<String, String> form = new HashMap<>();
        if (account.contains(".")) {
            form.putAll(Map.of(
                    "grant_type", "password", "client_id", "openmash-demo", "username", account, "password", "demo"));
        } else {
            form.putAll(Map.of("grant_type", "client_credentials", "client_id", account, "client_secret", "demo"));
        }
        var answer = KeycloakCalls.token(LocalKeycloak.keycloakUrl(), "openmash", form);
        if (!answer.has("access_token")) {
            throw new IllegalStateException("no token: " + answer);
        }
        return answer.get("access_token").asText();
    }
}
