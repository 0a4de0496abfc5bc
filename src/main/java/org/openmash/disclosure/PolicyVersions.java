package org.openmash.disclosure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies of the past, each under the version that stands in the entries of the access log: what an old access is replayed
 * under. A version is kept from the migration that gave its rights, and never changes.
 */
@ApplicationScoped
public class PolicyVersions {
    private static final String SELECT = "select csv from policy.policy_version where sha256 = ?";

    private final AgroalDataSource dataSource;
    private final Map<String, DisclosureMatrix> known = new ConcurrentHashMap<>();

    PolicyVersions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The policy of a version; to be called inside {@link DatabaseRole#call} as {@code auditor} or {@code governance}.
     *
     * @param version {@code sha256:…} as an entry of the access log names it
     * @return empty when this installation never had it
     */
    public Optional<DisclosureMatrix> matrix(String version) throws SQLException {
        var read = known.get(version);
        if (read != null) {
            return Optional.of(read);
        }
        var text = read(version);
        text.ifPresent(csv -> known.put(version, DisclosureMatrix.of(csv.getBytes(StandardCharsets.UTF_8))));
        return Optional.ofNullable(known.get(version));
    }

    /**
     * The file of a version that is or was in force here; called likewise.
     *
     * @throws IllegalArgumentException when this installation never had it
     */
    public String text(String version) throws SQLException {
        return read(version).orElseThrow(() -> new IllegalArgumentException("never in force here"));
    }

    private Optional<String> read(String version) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, version);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
