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
import org.openmash.audit.sequencer.LogTree;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/** Services that record accesses, each a process to be killed, and what they acknowledged, kept outside of them. */
final class AcknowledgingServices {
    private static final int THREADS = 8;

    private final Path folder;
    private final CrashingDatabase database;
    private final NoteSigner signer;
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Semaphore heard = new Semaphore(0);
    private final List<Process> services = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private int awaited;

    /** @param folder for their key and what they print */
    AcknowledgingServices(Path folder, CrashingDatabase database) throws IOException {
        this.folder = folder;
        this.database = database;
        Files.createFile(key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var written = NoteSigner.generate("hub.example/audit/2026", SignatureType.LOG);
        Files.writeString(key(), written);
        signer = NoteSigner.parse(written);
    }

    private Path key() {
        return folder.resolve("key");
    }

    void launch(String synchronousCommit) throws IOException {
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
                        key().toString(),
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

    void killOldest() throws InterruptedException {
        services.remove(0).destroyForcibly().waitFor();
    }

    /** Kills them all and hears what they said before. */
    void end() throws InterruptedException {
        for (var service : services) {
            service.destroyForcibly().waitFor();
        }
        services.clear();
        for (var reader : readers) {
            reader.join();
        }
        readers.clear();
    }

    /** Waits until as many were acknowledged, counted from the beginning. */
    void await(int count) throws InterruptedException {
        assertThat(heard.tryAcquire(count - awaited, 5, TimeUnit.MINUTES))
                .as("patience")
                .isTrue();
        awaited = count;
    }

    /** Waits for as many more. */
    void awaitMore(int count) throws InterruptedException {
        await(awaited + count);
    }

    /** Waits until for three seconds nothing was acknowledged. */
    void awaitSilence() throws InterruptedException {
        while (heard.tryAcquire(3, TimeUnit.SECONDS)) {
            awaited++;
        }
    }

    /** What was acknowledged and is not in the database. */
    Set<UUID> lost() throws SQLException {
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

    /** Sequences what is left, adds nothing, and looks whether all is in the tree, in one order and under every checkpoint. */
    void assertWholeTree() throws Exception {
        launch("on", 0);
        awaitSequenced();
        end();
        try (var superuser = database.superuser()) {
            var tree = LogTree.read(superuser);
            assertThat(new HashSet<>(tree.entries())).containsAll(acknowledged);
            tree.hasNoFork(superuser, Set.of(signer.key()));
        }
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
