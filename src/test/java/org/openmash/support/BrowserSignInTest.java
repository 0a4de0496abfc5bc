package org.openmash.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in through a browser: authorization code with proof key (RFC 7636), back to this machine only. */
class BrowserSignInTest {
    private static final String CONSOLE = "openmash-console";
    private static final String CONSOLE_PAGE = "http://localhost:8080/console";
    private static final String VERIFIER = "a-proof-key-verifier-of-at-least-43-characters";
    private static final Pattern LOGIN_FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    /** By hand: Keycloak marks its cookies Secure, which browsers, but not Java, send to this machine without TLS. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({
        "openmash-console, http://localhost:8080/console",
        "openmash-demo,    http://localhost:8080/q/swagger-ui/oauth2-redirect.html",
        "openmash-demo,    http://127.0.0.1:8085/q/swagger-ui/oauth2-redirect.html"
    })
    void person_signs_in_and_the_page_gets_a_token(String client, String page) throws Exception {
        var token = KeycloakCalls.token(
                LocalKeycloak.keycloakUrl(), "openmash", exchange(client, page, signInAt(client, page), VERIFIER));

        var claims = RealmTest.claims(token.get("access_token").asText());
        assertThat(claims.get("preferred_username").asText()).isEqualTo("police.specialist");
        assertThat(claims.get("azp").asText()).isEqualTo(client);
        assertThat(claims.get("agency").asText()).isEqualTo("POL-90");
        assertThat(claims.get("aud").asText()).isEqualTo("openmash-api");
    }

    @Test
    void stolen_code_is_worthless_without_its_proof_key() throws Exception {
        var stolen = signInAt(CONSOLE, CONSOLE_PAGE);

        var answer = KeycloakCalls.token(
                LocalKeycloak.keycloakUrl(), "openmash", exchange(CONSOLE, CONSOLE_PAGE, stolen, VERIFIER + "x"));

        assertThat(answer.get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void sign_in_without_a_proof_key_is_refused() throws Exception {
        var answer = get(authorization(CONSOLE, CONSOLE_PAGE));

        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location).contains("error=invalid_request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://localhost.evil.example/",
                "http://localhost:8080@evil.example/",
            })
    void code_goes_to_no_other_machine(String page) throws Exception {
        assertThat(get(authorization(CONSOLE, page) + challenge()).statusCode()).isEqualTo(400);
    }

    @Test
    void console_takes_no_password_itself() {
        var answer = KeycloakCalls.token(
                LocalKeycloak.keycloakUrl(),
                "openmash",
                Map.of("grant_type", "password", "client_id", CONSOLE, "username", "auditor", "password", "demo"));

        assertThat(answer.get("error").asText()).isEqualTo("unauthorized_client");
    }

    private String signInAt(String client, String page) throws Exception {
        var form = LOGIN_FORM.matcher(
                get(authorization(client, page) + challenge()).body());
        assertThat(form.find()).isTrue();
        var action = URI.create(form.group(1).replace("&amp;", "&"));
        var answer = send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=police.specialist&password=demo")));
        var code = CODE.matcher(answer.headers().firstValue("location").orElseThrow());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static Map<String, String> exchange(String client, String page, String code, String verifier) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client,
                "redirect_uri",
                page,
                "code",
                code,
                "code_verifier",
                verifier);
    }

    private static String authorization(String client, String page) {
        return LocalKeycloak.keycloakUrl() + "/realms/openmash/protocol/openid-connect/auth?"
                + KeycloakCalls.form(
                        Map.of("response_type", "code", "scope", "openid", "client_id", client, "redirect_uri", page));
    }

    private static String challenge() throws NoSuchAlgorithmException {
        var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
        return "&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var sent = cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
        var answer = http.send(request.header("Cookie", sent).build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("set-cookie")) {
            var pair = cookie.substring(0, cookie.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return answer;
    }
}
