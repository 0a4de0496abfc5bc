package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/** Several processes on one database, the leader of which is killed while entries keep coming. */
class SequencerProcessesTest {
    private static final int KILLS = 3;
    private static final String LEADER = "select coalesce(max(application_name), '') from pg_stat_activity a"
            + " join pg_locks l using (pid) where l.locktype = 'advisory' and l.granted and a.datname = current_database()";

    @TempDir
    Path folder;

    private final LogDatabase database = LogDatabase.create();
    private final Map<String, Process> processes = new HashMap<>();
    private Path key;

    @BeforeEach
    void start() throws IOException {
        key = folder.resolve("key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, NoteSigner.generate("hub.example/audit/2026", SignatureType.LOG));
        launch("first");
        launch("second");
    }

    @AfterEach
    void end() {
        processes.values().forEach(Process::destroyForcibly);
        database.close();
    }

    @Test
    void killed_leader_is_followed_by_another_and_the_log_has_no_gap_and_no_fork() throws Exception {
        Set<String> leaders = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            until(() -> !leader().isEmpty());
            var leader = leader();
            leaders.add(leader);
            database.record(150);
            Objects.requireNonNull(processes.remove(leader)).destroyForcibly().waitFor();
            database.record(50);
            launch("after-" + kill);
            until(() -> pending() == 0);
        }
        until(() -> covered(KILLS * 200));

        assertThat(leaders).hasSizeGreaterThan(1);
        try (var superuser = database.connect("postgres")) {
            var tree = LogTree.read(superuser);
            assertThat(tree.entries()).hasSize(KILLS * 200);
            tree.hasNoFork(superuser, LogKey.read(key, false, List.of()).known());
        }
    }

    private void launch(String name) throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SequencerProcess.class.getName(),
                database.url(LogParts.LOGIN) + "&ApplicationName=" + name,
                key.toString());
        processes.put(
                name,
                command.redirectErrorStream(true)
                        .redirectOutput(
                                Redirect.to(folder.resolve(name + ".log").toFile()))
                        .start());
    }

    private String leader() {
        var leader = database.ask(LEADER);
        return processes.containsKey(leader) ? leader : "";
    }

    private long pending() {
        return Long.parseLong(database.ask("select count(*) from audit.pending"));
    }

    private boolean covered(int entries) {
        return database.ask("select coalesce(max(size), 0) from audit.checkpoint")
                .equals(Integer.toString(entries));
    }

    private static void until(BooleanSupplier condition) throws SQLException {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("patience").isBefore(end);
        }
    }
}
