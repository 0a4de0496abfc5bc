package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.identity.Caller;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** A database of a real PostgreSQL with the log's migration only, and the parts of the log wired to it without Quarkus. */
final class LogDatabase implements AutoCloseable {
    static final String OWNER = "openmash_owner";
    private static final Path ROLES = Path.of("deploy/database/roles.sql");
    private static final List<Path> MIGRATIONS = List.of(
            Path.of("src/main/resources/db/migration/V002__audit.sql"),
            Path.of("src/main/resources/db/migration/V020__auditor.sql"));
    private static final Path MATRIX = Path.of("src/main/resources/policy/disclosure-matrix.csv");

    private static final DisclosureMatrix PRESENT = matrix();

    /** One server for all classes; it ends with the program. */
    private static @Nullable EmbeddedPostgres server;

    private final String name = "log_" + UUID.randomUUID().toString().replace('-', '_');
    private final List<AgroalDataSource> pools = new ArrayList<>();

    static LogDatabase create() {
        try {
            var database = new LogDatabase();
            database.prepare();
            return database;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void prepare() throws SQLException, IOException {
        try (var superuser = DriverManager.getConnection(server().getJdbcUrl("postgres", "postgres"));
                var statement = superuser.createStatement()) {
            statement.execute(Files.readString(ROLES));
            statement.execute("create database " + name + " owner " + OWNER);
        }
        try (var owner = connect(OWNER);
                var statement = owner.createStatement()) {
            for (var migration : MIGRATIONS) {
                statement.execute(Files.readString(migration));
            }
        }
    }

    private static synchronized EmbeddedPostgres server() throws IOException {
        var running = server == null ? EmbeddedPostgres.builder().start() : server;
        server = running;
        return running;
    }

    private String url(String login) {
        try {
            return server().getJdbcUrl(login, name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A connection of its own; the server trusts every local login. */
    Connection connect(String login) throws SQLException {
        return DriverManager.getConnection(url(login));
    }

    /** A connection of the service's login that has taken a role. */
    Connection as(String role) throws SQLException {
        var connection = connect("openmash_app");
        try (var take = connection.prepareStatement("select set_config('role', ?, false)")) {
            take.setString(1, role);
            take.execute();
        }
        return connection;
    }

    /** The first column of the first row, asked by the superuser. */
    String ask(String query) {
        try (var superuser = connect("postgres");
                var statement = superuser.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void execute(String sql) {
        try (var superuser = connect("postgres");
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The log's pool, set up as in application.properties; a flush may take half a second. */
    AgroalDataSource pool(String login, String firstStatement) {
        try {
            var opened = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .acquisitionTimeout(Duration.ofSeconds(2))
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url(login))
                                    .principal(new NamePrincipal(login))
                                    .initialSql(firstStatement))));
            pools.add(opened);
            return opened;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    AgroalDataSource logPool() {
        return pool("openmash_log", "set synchronous_commit = on; set statement_timeout = '500ms'");
    }

    GroupWriter writer(AuditConfig config) {
        return new GroupWriter(logPool(), config, new SimpleMeterRegistry());
    }

    AccessLog log(GroupWriter writer, AuditConfig config) {
        return new AccessLog(pool("openmash_app", "set synchronous_commit = on"), writer, sealer(), config);
    }

    static Sealer sealer() {
        return sealer(Clock.systemUTC());
    }

    static Sealer sealer(Clock clock) {
        return new Sealer(PRESENT, config(1), clock);
    }

    /** Tokens and hashes are those of the service whose secret is given. */
    static Sealer sealer(Clock clock, String searchKey) {
        return new Sealer(PRESENT, config(1, searchKey), clock);
    }

    private static DisclosureMatrix matrix() {
        try {
            return DisclosureMatrix.of(Files.readAllBytes(MATRIX));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static AuditConfig config(int queueCapacity) {
        return config(queueCapacity, "a secret for tests only, 32 characters");
    }

    private static AuditConfig config(int queueCapacity, String searchKey) {
        return new AuditConfig() {
            @Override
            public int queueCapacity() {
                return queueCapacity;
            }

            @Override
            public int batchSize() {
                return 256;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(2);
            }

            @Override
            public String searchKey() {
                return searchKey;
            }

            @Override
            public Duration unsealedFor() {
                return Duration.ofDays(30);
            }

            @Override
            public Optional<Path> exportKeyFile() {
                return Optional.empty();
            }

            @Override
            public int exportLimit() {
                return 100;
            }
        };
    }

    static Caller caller(String subject, String agency) {
        return new Caller(
                subject,
                "Nina Nahm",
                "Nahm",
                agency,
                new Sector("school"),
                Tier.OPEN,
                Set.of("practitioner", "referrer"),
                "HUB-A",
                "person-" + subject,
                null,
                "openmash-demo",
                false,
                "request-1");
    }

    static Access reading(UUID caseId) {
        return Access.of(caller("subject-1", "SCH-101"), Action.CONSULTATION, "GET /v1/cases/{id}")
                .purpose("TRIAGE")
                .cases(caseId)
                .shown(List.of("case.status"))
                .withheld(List.of("health.detail:SECTOR"))
                .outcome(Outcome.PARTIAL);
    }

    @Override
    public void close() {
        pools.forEach(AgroalDataSource::close);
    }
}
