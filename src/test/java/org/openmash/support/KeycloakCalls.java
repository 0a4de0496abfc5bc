package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls to a local Keycloak: tokens, and the administration of the realm as its bootstrap administrator. */
final class KeycloakCalls {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;

    private KeycloakCalls(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Answers what the token endpoint says, an error included. */
    static JsonNode token(String keycloakUrl, String realm, Map<String, String> form) {
        var request = HttpRequest.newBuilder(
                        URI.create(keycloakUrl + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)))
                .build();
        return json(send(request));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Calls below {@code /admin/realms/openmash}. */
    static KeycloakCalls asAdministrator(String keycloakUrl) {
        var answer = token(
                keycloakUrl,
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        KeycloakServer.ADMIN,
                        "password",
                        KeycloakServer.ADMIN));
        return new KeycloakCalls(
                keycloakUrl + "/admin/realms/openmash",
                answer.get("access_token").asText());
    }

    JsonNode get(String path) {
        return json(call("GET", path, null));
    }

    HttpResponse<String> call(String method, String path, @Nullable Object body) {
        try {
            var content =
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
            return send(HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, content)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the settings of a client. */
    void changeClient(String clientId, Consumer<ObjectNode> change) {
        var client = (ObjectNode) get("/clients?clientId=" + clientId).get(0);
        change.accept(client);
        var answer = call("PUT", "/clients/" + client.get("id").asText(), client);
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("client " + clientId + " not changed: " + answer.body());
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
