package org.openmash.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a person needs to know once everything runs: addresses, demo users from the realm file, a first call. */
final class StartedNotice {
    private static final Path REALM = Path.of("realm-config", "openmash-realm.json");

    private StartedNotice() {}

    static String text(String service, String management, String keycloak, String jdbcUrl) throws IOException {
        return """

                Service       %1$s/v1      description: %1$s/q/swagger-ui/
                Keycloak      %2$s      administration: %2$s/admin (admin, admin), realm openmash
                PostgreSQL    %3$s      superuser: postgres, no password
                Health        %6$s/q/health      metrics: %6$s/q/metrics
                Logs          .local/logs
                Access log    .local/log-export, to be checked with the key in .local/log-verifier-key (docs/verifying-the-log.md)

                People (password: demo)
                %4$s

                Machine clients (secret: demo; school-102 has a key of its own instead, realm-config/README.md)
                %5$s

                Call the API as one of them:
                  token=$(curl -s %2$s/realms/openmash/protocol/openid-connect/token \\
                    -d grant_type=password -d client_id=openmash-demo -d username=council.officer -d password=demo |
                    sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -H "Authorization: Bearer $token" %1$s/v1/me

                Ctrl-C stops all of it.""".formatted(service, keycloak, jdbcUrl, people(), machines(), management);
    }

    private static String people() throws IOException {
        return lines(false, "username");
    }

    private static String machines() throws IOException {
        return lines(true, "serviceAccountClientId");
    }

    private static String lines(boolean machines, String nameField) throws IOException {
        return StreamSupport.stream(users().spliterator(), false)
                .filter(user -> user.has("serviceAccountClientId") == machines)
                .map(user -> "  %-22s %-8s %-7s %s"
                        .formatted(
                                user.get(nameField).asText(),
                                attribute(user, "agency"),
                                attribute(user, "hub"),
                                roles(user)))
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode users() throws IOException {
        return new ObjectMapper().readTree(REALM.toFile()).get("users");
    }

    private static String attribute(JsonNode user, String name) {
        return user.get("attributes").get(name).get(0).asText();
    }

    private static String roles(JsonNode user) {
        List<String> roles = new ArrayList<>();
        user.get("realmRoles").forEach(role -> roles.add(role.asText()));
        return String.join(" ", roles);
    }
}
