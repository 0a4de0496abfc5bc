package org.openmash.ops;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The way to the database is encrypted and the server's certificate checked, unless it never leaves the machine. Only the
 * URL counts: Flyway takes nothing else. A warning: the network may protect the way by other means.
 */
@Singleton
class DatabaseTlsCheck implements StartupCheck {
    private static final String URL = "quarkus.datasource.jdbc.url";
    /** The modes of the PostgreSQL driver that check whose certificate it is. */
    private static final Set<String> CHECKED = Set.of("verify-full", "verify-ca");
    /** {@code jdbc:postgresql://host:port,host:port/database?name=value&…}, hosts optional. */
    private static final Pattern WITH_HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*)(?:[/?].*)?");

    private static final Pattern MODE = Pattern.compile("[?&]sslmode=([^&]*)");
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])?(:\\d*)?", Pattern.CASE_INSENSITIVE);

    private final Config config;

    DatabaseTlsCheck(Config config) {
        this.config = config;
    }

    @Override
    public Stream<RiskySetting> risks() {
        return config
                .getOptionalValue(URL, String.class)
                .filter(url -> !staysOnThisMachine(url) && !CHECKED.contains(mode(url)))
                .map(url -> RiskySetting.warning(
                        URL, "the connection is not protected against a listener; add sslmode=verify-full."))
                .stream();
    }

    private static String mode(String url) {
        var mode = MODE.matcher(url);
        return mode.find() ? mode.group(1) : "";
    }

    /** All hosts are loopback addresses, none is named (the driver then takes localhost), or it is a unix socket. */
    private static boolean staysOnThisMachine(String url) {
        var hosts = WITH_HOSTS.matcher(url);
        return url.contains("socketFactory=")
                || !hosts.matches()
                || Arrays.stream(hosts.group(1).split(","))
                        .allMatch(host -> LOOPBACK.matcher(host).matches());
    }
}
