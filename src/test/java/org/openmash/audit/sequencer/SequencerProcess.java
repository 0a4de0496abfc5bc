package org.openmash.audit.sequencer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.openmash.audit.LogPools;

/** One service's sequencer in a process of its own, to be killed: {@code url key}. It ends when its parent does. */
public final class SequencerProcess {
    private SequencerProcess() {}

    public static void main(String[] arguments) throws Exception {
        start(arguments[0], Path.of(arguments[1]));
        while (System.in.read() >= 0) {
            // until the parent is gone
        }
    }

    /** Starts the loop of the service, with the settings of the service. */
    public static void start(String url, Path key) {
        var config = new LogParts.Config(Optional.of(key), Optional.empty());
        new SequencerLoop(
                        LogPools.open(
                                url, LogParts.LOGIN, "set synchronous_commit = on; set statement_timeout = '20s'"),
                        config,
                        new LogKeys(config),
                        new OutsideNotes(Optional.empty(), false),
                        new LogMeters(new SimpleMeterRegistry()),
                        Clock.systemUTC())
                .start(new StartupEvent());
    }
}
