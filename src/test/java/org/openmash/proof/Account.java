package org.openmash.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openmash.support.LocalKeycloak;

/**
 * An account of the demo realm, as the realm's own file describes it: a new one is tested as soon as it stands there.
 *
 * @param sector such as {@code police}; empty when the account has none
 * @param closed whether it is of the closed tier
 */
record Account(
        String name, String sector, boolean closed, Set<String> roles, String agency, String hub, String person) {
    private static final String MACHINE = "service-account-";
    private static final Path REALM = Path.of("realm-config", "openmash-realm.json");
    private static final Set<String> LEADS = Set.of("P-0002", "P-0005", "P-0006", "P-0008");
    private static final List<Account> ALL = read();

    static List<Account> all() {
        return ALL;
    }

    private static List<Account> read() {
        List<Account> all = new ArrayList<>();
        try {
            var realm = new JsonMapper().readTree(REALM.toFile());
            realm.get("users").forEach(user -> all.add(of(user)));
            // Who signs in with a key of its own cannot be imitated here; another client has the same rights.
            realm.get("clients")
                    .forEach(client -> all.removeIf(account ->
                            client.path("clientAuthenticatorType").asText().equals("client-jwt")
                                    && account.name.equals(
                                            client.path("clientId").asText())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    static Account named(String name) {
        return all().stream()
                .filter(account -> account.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Account of(JsonNode user) {
        Set<String> roles = new HashSet<>();
        user.path("realmRoles").forEach(role -> roles.add(role.textValue()));
        var sector = roles.stream()
                .filter(role -> role.startsWith("agency-"))
                .map(role -> role.substring("agency-".length()))
                .findFirst();
        return new Account(
                user.get("username").textValue().replace(MACHINE, ""),
                sector.orElse(""),
                roles.contains("tier-closed"),
                user.get("username").textValue().startsWith(MACHINE) ? with(roles, "machine") : roles,
                attribute(user, "agency"),
                attribute(user, "hub"),
                attribute(user, "person"));
    }

    private static Set<String> with(Set<String> roles, String one) {
        roles.add(one);
        return roles;
    }

    private static String attribute(JsonNode user, String name) {
        return user.at("/attributes/" + name + "/0").textValue();
    }

    boolean has(Set<String> anyOf) {
        return anyOf.stream().anyMatch(roles::contains);
    }

    boolean isOfficer() {
        return has(Set.of("officer", "manager"));
    }

    /** Whether the hub's settings for tests name it as its agency's lead. */
    boolean isLead() {
        return LEADS.contains(person);
    }

    boolean readsCases() {
        return has(Set.of("practitioner", "officer", "manager"));
    }

    String token() {
        return roles.contains("machine") ? LocalKeycloak.clientToken(name) : LocalKeycloak.token(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
