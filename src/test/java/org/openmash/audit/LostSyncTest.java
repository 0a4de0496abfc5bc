package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk under PostgreSQL loses its power, and with it all that was written and not synced; or its syncs fail. What was acknowledged
 * must be there afterwards. On a disk that only says that it synced, the same check must find losses.
 */
class LostSyncTest {
    @TempDir
    Path folder;

    private CrashingDatabase database;
    private AcknowledgingServices services;
    private FaultyDisk disk;

    @BeforeEach
    void start() throws Exception {
        disk = FaultyDisk.in(folder.resolve("disk"));
        database = CrashingDatabase.on(disk, folder.resolve("data"));
        services = new AcknowledgingServices(folder, database);
        services.launch("on");
    }

    /** Also when there is no compiler, so that nothing was started. */
    @AfterEach
    void end() throws Exception {
        if (services != null) {
            services.end();
            database.close();
        }
    }

    @Test
    void nothing_that_was_acknowledged_is_missing_after_power_cuts_and_failed_syncs() throws Exception {
        assertNothingLost(2, 150);
    }

    @Test
    @Tag("nightly")
    void nothing_of_a_hundred_thousand_that_were_acknowledged_is_missing_after_power_cuts_and_failed_syncs()
            throws Exception {
        assertNothingLost(20, 5_000);
    }

    private void assertNothingLost(int rounds, int accesses) throws Exception {
        int gone = 0;
        for (int round = 1; round <= rounds; round++) {
            services.awaitMore(accesses);
            if (round % 2 == 0) {
                disk.fail();
                database.awaitEnd();
            }
            gone += database.cutPower();
        }
        services.awaitMore(100);
        services.end();

        assertThat(gone).as("writes that were lost").isPositive();
        assertThat(services.lost()).isEmpty();
        services.assertWholeTree();
    }

    @Test
    void check_finds_what_is_lost_on_a_disk_that_says_that_it_synced_and_did_not() throws Exception {
        services.awaitMore(100);
        disk.lie();
        services.awaitMore(200);
        services.end();
        database.cutPower();

        assertThat(services.lost()).hasSizeGreaterThan(100);
    }
}
