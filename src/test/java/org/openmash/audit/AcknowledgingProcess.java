package org.openmash.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.openmash.audit.sequencer.LogParts;
import org.openmash.audit.sequencer.SequencerProcess;
import org.openmash.problem.ProblemException;

/**
 * The log's half of one service, in a process of its own, to be killed: {@code url key mode threads}. Its threads record
 * accesses as reads do, and it says which were acknowledged, one id a line, to whoever started it. It sequences as well.
 */
final class AcknowledgingProcess {
    private static final long REST_NANOS = Duration.ofMillis(20).toNanos();

    private AcknowledgingProcess() {}

    public static void main(String[] arguments) throws Exception {
        var url = arguments[0];
        var pool = LogPools.open(
                url, "openmash_log", "set synchronous_commit = " + arguments[2] + "; set statement_timeout = '4s'");
        var config = LogDatabase.config(4096);
        var writer = new GroupWriter(pool, config, new SimpleMeterRegistry());
        var log = new AccessLog(pool, writer, LogDatabase.sealer(), config, LogParts.progress(pool));
        writer.start(new StartupEvent());
        SequencerProcess.start(url, Path.of(arguments[1]));
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            var thread = new Thread(() -> acknowledge(log));
            thread.setDaemon(true);
            thread.start();
        }
        while (System.in.read() >= 0) {
            // until the parent is gone
        }
    }

    private static void acknowledge(AccessLog log) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        while (true) {
            try {
                out.println(log.recordDurably(LogDatabase.reading(UUID.randomUUID())));
            } catch (ProblemException refused) {
                LockSupport.parkNanos(REST_NANOS);
            }
        }
    }
}
