package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.sequencer.LogTree;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/**
 * Services and PostgreSQL are killed while accesses are recorded; this program, outside of both, keeps what was acknowledged and
 * looks afterwards whether it is there. The same check, given a database that acknowledges too early, must find losses: else
 * it would prove nothing.
 */
class LostAcknowledgementTest {
    private static final int ROUNDS = 6;
    private static final int THREADS = 8;
    private static final String SMALL_DISK = "openmash.small-disk";

    @TempDir
    Path folder;

    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Semaphore heard = new Semaphore(0);
    private final List<Process> services = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private CrashingDatabase database;
    private NoteSigner signer;
    private Path key;
    private int awaited;

    @BeforeEach
    void start() throws Exception {
        key = folder.resolve("key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var written = NoteSigner.generate("hub.example/audit/2026", SignatureType.LOG);
        Files.writeString(key, written);
        signer = NoteSigner.parse(written);
        var smallDisk = System.getProperty(SMALL_DISK);
        database = new CrashingDatabase(
                smallDisk == null ? folder.resolve("data") : Path.of(smallDisk).resolve("data" + System.nanoTime()));
    }

    @AfterEach
    void end() throws Exception {
        services.forEach(Process::destroyForcibly);
        database.close();
    }

    @Test
    void nothing_that_was_acknowledged_is_missing_after_kills_and_the_log_has_no_gap_and_no_fork() throws Exception {
        assertNothingLost(5_000);
    }

    @Test
    @Tag("nightly")
    void nothing_of_a_hundred_thousand_that_were_acknowledged_is_missing_after_kills() throws Exception {
        assertNothingLost(100_000);
    }

    private void assertNothingLost(int accesses) throws Exception {
        launch("on");
        launch("on");
        for (int round = 1; round <= ROUNDS; round++) {
            awaitAcknowledged(accesses * round / ROUNDS);
            if (round % 2 == 1) {
                services.remove(0).destroyForcibly().waitFor();
                launch("on");
            } else {
                database.kill();
                database.start();
            }
        }
        awaitAcknowledged(accesses + 100);
        endServices();
        launch("on", 0); // sequences what is left, and adds nothing
        awaitSequenced();
        endServices();

        assertThat(lost()).isEmpty();
        try (var superuser = database.superuser()) {
            var tree = LogTree.read(superuser);
            assertThat(new HashSet<>(tree.entries())).containsAll(acknowledged);
            tree.hasNoFork(superuser, Set.of(signer.key()));
        }
    }

    /**
     * A small file system of its own is needed, such as {@code mount -t tmpfs -o size=400m,mode=1777 tmpfs /tmp/small}: its folder is the
     * system property {@code openmash.small-disk}.
     */
    @Test
    @Tag("nightly")
    @EnabledIfSystemProperty(named = SMALL_DISK, matches = ".+")
    void full_disk_stops_the_acknowledging_and_nothing_that_was_acknowledged_is_missing() throws Exception {
        launch("on");
        for (int round = 1; round <= ROUNDS; round++) {
            awaitAcknowledged(awaited + 500);
            var ballast = Path.of(System.getProperty(SMALL_DISK), "ballast");
            fill(ballast);
            while (heard.tryAcquire(3, TimeUnit.SECONDS)) {
                awaited++; // as long as there is still room in files that are there
            }
            Files.delete(ballast);
            database.restart();
        }
        awaitAcknowledged(awaited + 100);
        awaitSequenced();
        endServices();

        assertThat(lost()).isEmpty();
        try (var superuser = database.superuser()) {
            LogTree.read(superuser).hasNoFork(superuser, Set.of(signer.key()));
        }
    }

    private static void fill(Path ballast) {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(ballast).isNotEmptyFile();
        }
    }

    @Test
    void check_finds_what_a_database_loses_that_acknowledges_too_early() throws Exception {
        Set<UUID> lost = new HashSet<>();
        for (int attempt = 0; attempt < 10 && lost.isEmpty(); attempt++) {
            launch("off");
            awaitAcknowledged(awaited + 500);
            database.kill();
            endServices();
            database.start();
            lost.addAll(lost());
        }

        assertThat(lost).isNotEmpty();
    }

    private Set<UUID> lost() throws SQLException {
        Set<UUID> lost = new HashSet<>(acknowledged);
        try (var superuser = database.superuser();
                var rows = superuser
                        .createStatement()
                        .executeQuery("select id from audit.entry e join audit.detail d on d.entry_id = e.id")) {
            while (rows.next()) {
                lost.remove(rows.getObject(1, UUID.class));
            }
        }
        return lost;
    }

    private void launch(String synchronousCommit) throws IOException {
        launch(synchronousCommit, THREADS);
    }

    private void launch(String synchronousCommit, int threads) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingProcess.class.getName(),
                        database.url(),
                        key.toString(),
                        synchronousCommit,
                        Integer.toString(threads))
                .redirectError(Redirect.appendTo(folder.resolve("services.log").toFile()))
                .start();
        services.add(process);
        var reader = new Thread(() -> keep(process));
        reader.start();
        readers.add(reader);
    }

    /** Whole lines only: what a killed process was about to say was not said. */
    private void keep(Process process) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() == 36) {
                    acknowledged.add(UUID.fromString(line));
                    heard.release();
                }
            }
        } catch (IOException killed) {
            // what was read before counts
        }
    }

    private void endServices() throws InterruptedException {
        for (var service : services) {
            service.destroyForcibly().waitFor();
        }
        services.clear();
        for (var reader : readers) {
            reader.join();
        }
        readers.clear();
    }

    private void awaitAcknowledged(int count) throws InterruptedException {
        assertThat(heard.tryAcquire(count - awaited, 5, TimeUnit.MINUTES))
                .as("patience")
                .isTrue();
        awaited = count;
    }

    private void awaitSequenced() throws SQLException {
        var end = Instant.now().plus(Duration.ofMinutes(1));
        var sought = acknowledged.stream().toList();
        try (var superuser = database.superuser();
                var covered = superuser.prepareStatement("select count(*) from audit.leaf where entry_id = any (?)"
                        + " and idx < (select max(size) from audit.checkpoint)")) {
            covered.setArray(1, superuser.createArrayOf("uuid", sought.toArray()));
            long found = 0;
            while (found < sought.size()) {
                assertThat(Instant.now()).as("patience").isBefore(end);
                try (var row = covered.executeQuery()) {
                    row.next();
                    found = row.getLong(1);
                }
            }
        }
    }
}
