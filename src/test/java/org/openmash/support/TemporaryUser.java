package org.openmash.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An account for one test that would spoil a demo user: locked out, changed. Deleted when closed. */
final class TemporaryUser implements AutoCloseable {
    private final KeycloakCalls admin = KeycloakCalls.asAdministrator(LocalKeycloak.keycloakUrl());
    private final String name = "test." + UUID.randomUUID();
    private final String id;

    private TemporaryUser(String password) {
        var answer = admin.call("POST", "/users", account(Map.of(), password));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("no user: " + answer.body());
        }
        id = admin.get("/users?exact=true&username=" + name).get(0).get("id").asText();
    }

    static TemporaryUser create(String password) {
        return new TemporaryUser(password);
    }

    String name() {
        return name;
    }

    /** What the token endpoint answers, an error included. */
    JsonNode signIn(String password) {
        return KeycloakCalls.token(
                LocalKeycloak.keycloakUrl(),
                "openmash",
                Map.of("grant_type", "password", "client_id", "openmash-demo", "username", name, "password", password));
    }

    /** The HTTP status of the change. */
    int setPassword(String password) {
        return admin.call("PUT", "/users/" + id + "/reset-password", credential(password))
                .statusCode();
    }

    void setAttributes(Map<String, List<String>> attributes) {
        var user = Map.of(
                "username",
                name,
                "firstName",
                "Test",
                "lastName",
                "Account",
                "email",
                name + "@example.org",
                "attributes",
                attributes);
        admin.call("PUT", "/users/" + id, user);
    }

    void setRoles(String... names) {
        var roles = Stream.of(names).map(name -> admin.get("/roles/" + name)).toList();
        admin.call("POST", "/users/" + id + "/role-mappings/realm", roles);
    }

    boolean isLocked() {
        return admin.get("/attack-detection/brute-force/users/" + id)
                .get("disabled")
                .asBoolean();
    }

    List<String> events() {
        return StreamSupport.stream(admin.get("/events?user=" + id).spliterator(), false)
                .map(event -> event.get("type").asText())
                .toList();
    }

    @Override
    public void close() {
        admin.call("DELETE", "/users/" + id, null);
    }

    private Map<String, Object> account(Map<String, List<String>> attributes, String password) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "firstName",
                "Test",
                "lastName",
                "Account",
                "email",
                name + "@example.org",
                "attributes",
                attributes,
                "credentials",
                List.of(credential(password)));
    }

    private static Map<String, Object> credential(String password) {
        return Map.of("type", "password", "value", password, "temporary", false);
    }
}
