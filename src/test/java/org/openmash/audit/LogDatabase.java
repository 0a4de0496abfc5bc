package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.sequencer.LogParts;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.identity.Caller;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** A database of a real PostgreSQL with the log's migration only, and the parts of the log wired to it without Quarkus. */
public final class LogDatabase implements AutoCloseable {
    static final String OWNER = "openmash_owner";
    private static final Path ROLES = Path.of("deploy/database/roles.sql");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path MATRIX = Path.of("src/main/resources/policy/disclosure-matrix.csv");

    private static final DisclosureMatrix PRESENT = matrix();

    /** One server for all classes; it ends with the program. */
    private static @Nullable EmbeddedPostgres server;

    private final String name = "log_" + UUID.randomUUID().toString().replace('-', '_');
    private final List<AgroalDataSource> pools = new ArrayList<>();

    public static LogDatabase create() {
        try {
            var database = new LogDatabase();
            database.prepare();
            return database;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void prepare() throws SQLException, IOException {
        prepare(server().getJdbcUrl("postgres", "postgres"), name, this::url);
    }

    /** Makes the roles and a database with the log's tables. */
    static void prepare(String superuserUrl, String name, UnaryOperator<String> urlOf)
            throws SQLException, IOException {
        try (var superuser = DriverManager.getConnection(superuserUrl);
                var statement = superuser.createStatement()) {
            statement.execute(Files.readString(ROLES));
            statement.execute("create database " + name + " owner " + OWNER);
        }
        try (var owner = DriverManager.getConnection(urlOf.apply(OWNER));
                var statement = owner.createStatement()) {
            for (var migration : migrations()) {
                statement.execute(Files.readString(migration));
            }
        }
    }

    /** Those of the log, in their order. */
    private static List<Path> migrations() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().matches("V\\d+__audit(?!or_casework).*[.]sql"))
                    .sorted()
                    .toList();
        }
    }

    private static synchronized EmbeddedPostgres server() throws IOException {
        var running = server == null ? EmbeddedPostgres.builder().start() : server;
        server = running;
        return running;
    }

    /** Where it is, for a login in another process. */
    public String url(String login) {
        try {
            return server().getJdbcUrl(login, name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A connection of its own; the server trusts every local login. */
    public Connection connect(String login) throws SQLException {
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
    public String ask(String query) {
        try (var superuser = connect("postgres");
                var statement = superuser.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void execute(String sql) {
        try (var superuser = connect("postgres");
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What a superuser can do who first removes every trigger. */
    public void tamper(String sql) {
        var tables = ask("select string_agg(format('alter table audit.%I disable trigger user', relname), ';')"
                + " from pg_class where relnamespace = 'audit'::regnamespace and relkind in ('r', 'p')");
        execute(tables + ";" + sql);
    }

    /** The log's pool, set up as in application.properties; a flush may take half a second. */
    public AgroalDataSource pool(String login, String firstStatement) {
        var opened = LogPools.open(url(login), login, firstStatement);
        pools.add(opened);
        return opened;
    }

    AgroalDataSource logPool() {
        return pool("openmash_log", "set synchronous_commit = on; set statement_timeout = '500ms'");
    }

    GroupWriter writer(AuditConfig config) {
        return new GroupWriter(logPool(), config, new SimpleMeterRegistry());
    }

    AccessLog log(GroupWriter writer, AuditConfig config) {
        var app = pool("openmash_app", "set synchronous_commit = on");
        return new AccessLog(app, writer, sealer(), config, LogParts.progress(app));
    }

    /** Entries as the service would store them, each with its own commit. */
    public void record(int entries) {
        try (var connection = connect("openmash_log")) {
            for (int i = 0; i < entries; i++) {
                recordIn(connection);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One entry of an instance with this clock. */
    public void record(Clock clock) {
        try (var connection = connect("openmash_log")) {
            recordIn(connection, clock);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One entry in a transaction of the caller's. */
    public UUID recordIn(Connection connection) throws SQLException {
        return recordIn(connection, Clock.systemUTC());
    }

    /** One entry of an instance with this clock, in whichever database has the log's tables. */
    public static UUID recordIn(Connection connection, Clock clock) throws SQLException {
        var entry = sealer(clock).seal(reading(UUID.randomUUID()));
        EntryInsert.into(connection, List.of(entry));
        return entry.id();
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
