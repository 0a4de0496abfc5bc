package org.openmash.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** The servers this program has started; they end in the opposite order, each of them also when Ctrl-C comes early. */
final class StartedServers {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean ending;

    /** Holds the lock while it starts a server, so that {@link #end} finds every server there is. */
    synchronized <T extends AutoCloseable> T start(Callable<T> starting) throws Exception {
        if (ending) {
            throw new IllegalStateException("ending");
        }
        var server = starting.call();
        started.push(server);
        return server;
    }

    synchronized void end() {
        ending = true;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("up: " + e.getMessage());
            }
        }
    }

    synchronized boolean isEnding() {
        return ending;
    }
}
