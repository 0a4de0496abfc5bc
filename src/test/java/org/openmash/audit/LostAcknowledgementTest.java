package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services and PostgreSQL are killed while accesses are recorded; this program, outside of both, keeps what was acknowledged and
 * looks afterwards whether it is there. The same check, given a database that acknowledges too early, must find losses: else
 * it would prove nothing. {@code LostSyncTest} loses what the operating system and the disk hold as well.
 */
class LostAcknowledgementTest {
    private static final int ROUNDS = 6;
    private static final String SMALL_DISK = "openmash.small-disk";

    @TempDir
    Path folder;

    private CrashingDatabase database;
    private AcknowledgingServices services;

    @BeforeEach
    void start() throws Exception {
        var smallDisk = System.getProperty(SMALL_DISK);
        database = new CrashingDatabase(
                smallDisk == null ? folder.resolve("data") : Path.of(smallDisk).resolve("data" + System.nanoTime()));
        services = new AcknowledgingServices(folder, database);
    }

    @AfterEach
    void end() throws Exception {
        services.end();
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
        services.launch("on");
        services.launch("on");
        for (int round = 1; round <= ROUNDS; round++) {
            services.await(accesses * round / ROUNDS);
            if (round % 2 == 1) {
                services.killOldest();
                services.launch("on");
            } else {
                database.kill();
                database.start();
            }
        }
        services.await(accesses + 100);
        services.end();

        assertThat(services.lost()).isEmpty();
        services.assertWholeTree();
    }

    /**
     * A small file system of its own is needed, such as {@code mount -t tmpfs -o size=400m,mode=1777 tmpfs /tmp/small}: its folder is the
     * system property {@code openmash.small-disk}.
     */
    @Test
    @Tag("nightly")
    @EnabledIfSystemProperty(named = SMALL_DISK, matches = ".+")
    void full_disk_stops_the_acknowledging_and_nothing_that_was_acknowledged_is_missing() throws Exception {
        services.launch("on");
        for (int round = 1; round <= ROUNDS; round++) {
            services.awaitMore(500);
            var ballast = Path.of(System.getProperty(SMALL_DISK), "ballast");
            fill(ballast);
            services.awaitSilence(); // there is still room in files that are there
            Files.delete(ballast);
            database.restart();
        }
        services.awaitMore(100);
        services.end();

        assertThat(services.lost()).isEmpty();
        services.assertWholeTree();
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
            services.launch("off");
            services.awaitMore(500);
            database.kill();
            services.end();
            database.start();
            lost.addAll(services.lost());
        }

        assertThat(lost).isNotEmpty();
    }
}
