package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.token.TokenException;
import org.openmash.audit.token.TokenKey;
import org.openmash.audit.token.TokenPlace;
import org.openmash.audit.token.TokenSettingException;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/** A key that signs the log from a real token: what is checked at the start, and what happens when the token goes. */
@Timeout(120)
class LogKeyInTokenTest {
    private static final String ORIGIN = "hub.example/audit/2026";
    private static final String KEY = "log 2026";
    private static final String ED25519 = "EC:edwards25519";
    private static final String PREFIX = "openmash.audit.sequencer.";
    private static final byte[] TEXT = "text\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LogMeters meters = new LogMeters(registry);
    private final Map<String, String> settings = new HashMap<>();
    private SoftToken token;

    @BeforeEach
    void makeTokenWithKey() throws Exception {
        token = SoftToken.in(Files.createDirectory(folder.resolve("token")));
        token.makeKey(KEY, ED25519);
        settings.put(PREFIX + "token.module", token.module().toString());
        settings.put(PREFIX + "token.label", SoftToken.LABEL);
        settings.put(PREFIX + "token.key-label", KEY);
        settings.put(
                PREFIX + "token.pin-file",
                secret("pin", SoftToken.PIN, "r--------").toString());
        settings.put(PREFIX + "token.verifier-key", token.verifierKey(ORIGIN, KEY));
        settings.put(PREFIX + "token.timeout", "20S");
        settings.put(PREFIX + "export-directory", folder.resolve("export").toString());
    }

    @Test
    void log_signed_by_a_token_is_verified_without_it_also_after_its_key_was_replaced_twice() throws Exception {
        var export = folder.resolve("export").toString();
        var policy = folder.resolve("policy");
        try (var log = new Log()) {
            var file = NoteSigner.generate(ORIGIN, SignatureType.LOG);
            var former = NoteSigner.parse(file).key().toString();
            var older = folder.resolve("older");

            log.grow(LogKey.of(NoteSigner.parse(file), List.of()));
            Files.copy(folder.resolve("export/checkpoint"), older);

            settings.put(PREFIX + "former-keys", former);
            log.grow(key());
            var second = key().signer().key().toString();
            assertThat(token.verify("export", "--key", second, export)).endsWith("VERIFIED\n");
            write(policy, former, second);
            assertThat(token.verify("export", "--policy", policy.toString(), "--older", older.toString(), export))
                    .contains("the first 3 entries are those of the older checkpoint");

            token.makeKey("log 2027", ED25519);
            var third = token.verifierKey(ORIGIN, "log 2027");
            Files.copy(folder.resolve("export/checkpoint"), folder.resolve("newer"));
            settings.put(PREFIX + "former-keys", former + "," + second);
            settings.put(PREFIX + "token.key-label", "log 2027");
            settings.put(PREFIX + "token.verifier-key", third);
            log.grow(key());
            write(policy, second, third);
            assertThat(token.verify(
                            "export",
                            "--policy",
                            policy.toString(),
                            "--older",
                            folder.resolve("newer").toString(),
                            export))
                    .contains("the log signed 9 entries", "the first 6 entries are those of the older checkpoint");
        }
    }

    @Test
    void session_that_was_lost_is_opened_anew() {
        var key = key();
        token.restart();

        assertThat(key.signer().sign("text\n")).isEqualTo(key.signer().sign("text\n"));
    }

    @Test
    void module_stays_loaded_while_memory_is_collected() throws Exception {
        var key = key();
        var signature = key.signer().sign("text\n");
        var control = SoftToken.loadUnused(folder);
        assumeTrue(SoftToken.isMapped(control), "only Linux tells what a process has loaded");
        until(
                () -> { // when this one went, whatever could go has gone
                    System.gc();
                    return !SoftToken.isMapped(control);
                });

        assertThat(SoftToken.isMapped(token.module())).isTrue();
        assertThat(key.signer().sign("text\n")).isEqualTo(signature);
    }

    @Test
    void entries_go_on_without_the_token_and_are_signed_when_it_is_back() throws Exception {
        try (var log = new Log()) {
            var signing = log.sign(key());
            assertThat(log.signed()).isEqualTo(3);

            token.takeAway();
            log.record();
            signing.signIfDue(log.sequence());
            assertThat(log.sequenced()).isEqualTo(6);
            assertThat(log.signed()).isEqualTo(3);
            assertThat(registry.counter("openmash.audit.checkpoints.refused").count())
                    .isEqualTo(1);

            token.bringBack();
            signing.signIfDue(log.sequence());
            assertThat(log.signed()).isEqualTo(6);
        }
    }

    @Test
    void token_that_does_not_answer_holds_the_sequencer_up_for_its_time_once() throws Exception {
        settings.put(PREFIX + "token.timeout", "2S");
        try (var log = new Log()) {
            var signing = log.sign(key());
            var pipe = token.hang();
            log.record();
            var asked = Instant.now();
            signing.signIfDue(log.sequence());
            var start = Instant.now();
            assertThat(Duration.between(asked, start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            for (int again = 0; again < 10; again++) {
                signing.signIfDue(log.sequence());
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(log.sequenced()).isEqualTo(6);
            assertThat(log.signed()).isEqualTo(3);
            assertThat(registry.counter("openmash.audit.checkpoints.refused").count())
                    .isEqualTo(11);

            token.goOn(pipe);
            while (log.signed() < 6) { // the test's own time limit ends it
                signing.signIfDue(log.sequence());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leader_that_cannot_sign_gives_up_the_lead_to_one_that_can(boolean hangs) throws Exception {
        settings.put(PREFIX + "token.timeout", "2S");
        var file = NoteSigner.generate(ORIGIN, SignatureType.LOG);
        settings.put(PREFIX + "former-keys", NoteSigner.parse(file).key().toString());
        try (var log = new Log();
                var one = new Instance(log)) {
            withKeyInFile(file);
            log.record();
            until(() -> log.signed() == 3);
            until(() -> one.signatures() > 0);
            try (var other = new Instance(log)) {
                var lost = lose(hangs);
                log.record();
                until(() -> log.signed() == 6);
                until(() -> other.signatures() > 0);

                lost.back();
                other.stop();
                log.record();
                until(() -> log.signed() == 9);
            }
        }
    }

    @Test
    void entries_are_sequenced_though_no_instance_can_sign_and_signed_when_one_can() throws Exception {
        try (var log = new Log();
                var one = new Instance(log);
                var other = new Instance(log)) {
            log.record();
            until(() -> log.signed() == 3);
            token.takeAway();
            for (int turn = 1; turn <= 3; turn++) {
                long lead = log.epoch();
                log.record();
                long entries = 3 + 3L * turn;
                until(() -> log.sequenced() == entries && log.epoch() > lead);
            }
            assertThat(log.signed()).isEqualTo(3);

            token.bringBack();
            until(() -> log.signed() == 12);
            until(() -> one.signatures() + other.signatures() > 1);
        }
    }

    @Test
    void start_is_refused_when_the_key_is_not_the_one_of_the_log() throws Exception {
        token.makeKey("other", ED25519);
        settings.put(PREFIX + "token.key-label", "other");

        assertThat(refusal()).contains("not by the key " + ORIGIN);
    }

    @Test
    void start_is_refused_when_the_key_is_missing_ambiguous_or_not_of_the_curve() throws Exception {
        settings.put(PREFIX + "token.key-label", "none");
        assertThat(refusal()).contains("no private key of the label");

        token.makeKey(KEY, ED25519);
        settings.put(PREFIX + "token.key-label", KEY);
        assertThat(refusal()).contains("more than one private key of the label");

        token.makeKey("of another curve", "EC:prime256v1");
        settings.put(PREFIX + "token.key-label", "of another curve");
        assertThat(refusal()).contains("not of an Edwards curve");
    }

    @Test
    void start_is_refused_without_the_module() {
        settings.put(PREFIX + "token.module", folder.resolve("none.so").toString());
        assertThat(refusal()).contains("cannot be loaded");
    }

    @Test
    void token_that_is_away_at_the_start_keeps_nothing_down_and_signs_when_it_comes() throws Exception {
        token.takeAway();
        var key = key();
        assertThat(new LogKeyCheck(config(), new LogKeys(config())).risks()).isEmpty();
        assertThat(new LogKeys(config()).verifierKeys())
                .containsExactly(Objects.requireNonNull(settings.get(PREFIX + "token.verifier-key")));
        try (var log = new Log()) {
            var signing = log.sign(key);
            assertThat(log.sequenced()).isEqualTo(3);
            assertThat(log.signed()).isZero();

            token.bringBack();
            signing.signIfDue(log.sequence());
            assertThat(log.signed()).isEqualTo(3);
        }
    }

    @Test
    void token_that_does_not_answer_at_the_start_keeps_nothing_down() throws Exception {
        assertThat(key()).as("the module is loaded").isNotNull();
        settings.put(PREFIX + "token.timeout", "1S");
        var pipe = token.hang();

        assertThat(key().origin()).isEqualTo(ORIGIN);

        token.goOn(pipe);
    }

    @Test
    void key_that_comes_after_the_start_and_is_another_signs_nothing() throws Exception {
        token.makeKey("other", ED25519);
        settings.put(PREFIX + "token.key-label", "other");
        token.takeAway();
        var key = key();
        token.bringBack();
        try (var log = new Log()) {
            var signing = log.sign(key);
            signing.signIfDue(log.sequence());
            signing.signIfDue(log.sequence());
            assertThat(signing.hasNoKey()).isTrue();
            assertThat(log.signed()).isZero();
        }
    }

    @Test
    void instance_that_does_not_sequence_never_touches_the_module() throws Exception {
        settings.put(PREFIX + "enabled", "false");
        settings.put(PREFIX + "token.module", folder.resolve("none.so").toString());
        settings.put(PREFIX + "token.pin-file", folder.resolve("no pin").toString());

        assertThat(new LogKeyCheck(config(), new LogKeys(config())).risks()).isEmpty();
        try (var log = new Log();
                var instance = new Instance(log)) {
            assertThat(instance.signatures()).isZero();
        }
    }

    @Test
    void start_is_refused_when_two_places_are_named() throws Exception {
        settings.put(PREFIX + "token.slot", "1");
        assertThat(refusal()).contains("label or its slot");

        settings.put(
                PREFIX + "key-file",
                secret("key", NoteSigner.generate(ORIGIN, SignatureType.LOG), "r--------")
                        .toString());
        assertThat(refusal()).contains("in a file or in a token, not in both");
    }

    @Test
    void start_is_refused_when_others_may_read_the_pin() throws Exception {
        settings.put(
                PREFIX + "token.pin-file",
                secret("open pin", SoftToken.PIN, "r--r-----").toString());
        assertThat(refusal()).contains("PIN may be read or changed by others").doesNotContain(SoftToken.PIN);

        settings.put(PREFIX + "group-may-read-key", "true");
        assertThat(new LogKeys(config()).key()).isPresent();
    }

    @Test
    void pin_that_was_refused_is_not_tried_again_so_that_the_token_is_not_locked() throws Exception {
        var key = key();
        var pin = Path.of(settings.get(PREFIX + "token.pin-file"));
        Files.delete(pin);
        secret("pin", "000000", "r--------");
        token.restart();

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> key.signer().sign("text\n"))
                .withMessage("the token refused the PIN");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> key.signer().sign("text\n"))
                .withMessageContaining("not asked again");

        Files.delete(pin);
        secret("pin", SoftToken.PIN, "r--------");
        assertThat(key.signer().sign("text\n")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a0", "a1", "a2"})
    void pin_that_cannot_be_one_is_not_tried_again_either(String answer) throws Exception {
        var key = TokenKey.at(place(token.answeringLogins()), System::nanoTime);
        token.answerLogins(answer);

        for (int again = 0; again < 5; again++) {
            assertThatExceptionOfType(TokenSettingException.class)
                    .isThrownBy(() -> key.sign(TEXT))
                    .withMessageContaining("refused the PIN");
        }
        assertThat(token.logins()).isEqualTo(1);
    }

    @Test
    void locked_token_is_seldom_asked_and_signs_with_the_same_pin_once_it_is_unlocked() throws Exception {
        var nanos = new AtomicLong(7);
        var key = TokenKey.at(place(token.answeringLogins()), nanos::get);
        token.answerLogins("a4");
        for (int again = 0; again < 5; again++) {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> key.sign(TEXT))
                    .isNotInstanceOf(TokenSettingException.class)
                    .withMessageContaining("locked its PIN");
        }
        assertThat(token.logins()).isEqualTo(1);

        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThatExceptionOfType(TokenException.class).isThrownBy(() -> key.sign(TEXT));
        assertThat(token.logins()).isEqualTo(2);

        token.answerLogins("");
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(key.sign(TEXT)).hasSize(64);
    }

    @Test
    void start_goes_on_while_the_pin_is_locked_and_is_refused_with_a_wrong_one() throws Exception {
        settings.put(PREFIX + "token.module", token.answeringLogins().toString());
        token.answerLogins("a4");
        assertThat(key().origin()).isEqualTo(ORIGIN);

        token.answerLogins("a0");
        assertThat(refusal()).contains("the token refused the PIN");
    }

    private TokenPlace place(Path module) {
        return new TokenPlace(
                module,
                Optional.of(SoftToken.LABEL),
                OptionalLong.empty(),
                KEY,
                () -> SoftToken.PIN.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(20));
    }

    @Test
    void production_starts_with_a_key_in_a_token_as_with_one_in_a_file() {
        assertThat(new LogKeyCheck(config(), new LogKeys(config())).risks()).isEmpty();

        settings.put(PREFIX + "token.key-label", "none");
        assertThat(new LogKeyCheck(config(), new LogKeys(config())).risks())
                .singleElement()
                .matches(risk -> risk.stops() && risk.sentence().contains("no private key of the label"));
    }

    /** One service's loop, with the settings of the moment. */
    private final class Instance implements AutoCloseable {
        private final SimpleMeterRegistry own = new SimpleMeterRegistry();
        private final SequencerLoop loop;

        Instance(Log log) {
            var config = config();
            loop = new SequencerLoop(
                    log.database.pool(LogParts.LOGIN, "set synchronous_commit = on; set statement_timeout = '20s'"),
                    config,
                    new LogKeys(config),
                    new OutsideNotes(Optional.empty(), false),
                    new LogMeters(own),
                    Clock.systemUTC());
            loop.start(new StartupEvent());
        }

        double signatures() {
            return own.counter("openmash.audit.checkpoints").count();
        }

        @Override
        public void close() {
            stop();
        }

        void stop() {
            try {
                loop.stop(new ShutdownEvent());
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** The log of a database of its own. */
    private final class Log implements AutoCloseable {
        private final LogDatabase database = LogDatabase.create();
        private final Connection connection = LogParts.connect(database);

        Log() throws SQLException {}

        void record() {
            database.record(3);
        }

        TreeState sequence() throws SQLException {
            var sequencer = Sequencer.lead(connection, meters);
            sequencer.sequence(4096);
            return sequencer.state();
        }

        /** Three entries more, signed. */
        Signing sign(LogKey key) throws SQLException {
            var signing = new Signing(
                    connection,
                    key,
                    new OutsideNotes(config()),
                    meters,
                    new RareAlarm(),
                    Clock.systemUTC(),
                    Duration.ZERO);
            record();
            signing.signIfDue(sequence());
            return signing;
        }

        /** Three entries more, signed and exported. */
        void grow(LogKey key) throws SQLException {
            sign(key);
            new LogExport(folder.resolve("export"), false, key, meters).update(connection);
            connection.commit();
        }

        long sequenced() {
            return Long.parseLong(database.ask("select size from audit.tree"));
        }

        long signed() {
            return Long.parseLong(database.ask("select coalesce(max(size), 0) from audit.checkpoint"));
        }

        /** Grows whenever somebody begins to lead. */
        long epoch() {
            return Long.parseLong(database.ask("select epoch from audit.tree"));
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            database.close();
        }
    }

    private interface Lost {
        void back() throws IOException;
    }

    private Lost lose(boolean hangs) throws Exception {
        if (hangs) {
            var pipe = token.hang();
            return () -> token.goOn(pipe);
        }
        token.takeAway();
        return token::bringBack;
    }

    /** In place of the token. */
    private void withKeyInFile(String key) throws IOException {
        var former = settings.get(PREFIX + "token.verifier-key");
        settings.keySet().removeIf(name -> name.startsWith(PREFIX + "token."));
        settings.put(PREFIX + "key-file", secret("key", key, "r--------").toString());
        settings.put(PREFIX + "former-keys", former);
    }

    private LogKey key() {
        return new LogKeys(config()).key().orElseThrow();
    }

    private String refusal() {
        try {
            return "taken: " + key();
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static void until(BooleanSupplier condition) {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("patience").isBefore(end);
        }
    }

    /** Settings as the service reads them. */
    private SequencerConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SequencerConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(SequencerConfig.class);
    }

    private void write(Path policy, String... keys) throws IOException {
        Files.writeString(policy, "log " + String.join("\nlog ", keys) + "\nquorum none\n", StandardCharsets.UTF_8);
    }

    private Path secret(String name, String content, String permissions) throws IOException {
        var file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
