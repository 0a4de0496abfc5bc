package org.openmash.audit.token;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how long a caller waits for native code, which nothing can interrupt. While it still hangs, whoever calls again is
 * refused at once, so that a token that never answers holds the caller up once.
 */
final class Patience {
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;
    private @Nullable Future<?> hanging;

    Patience() {
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Patience::daemon);
        thread.allowCoreThreadTimeOut(true);
    }

    /** @throws TokenException when there is no answer in time, or the work throws it */
    synchronized <T> T await(Duration limit, Supplier<T> work) {
        if (hanging != null && !hanging.isDone()) {
            throw new TokenException("the token still does not answer");
        }
        var answer = thread.submit(work::get);
        hanging = answer;
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new TokenException("the token did not answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof TokenException refused ? refused : unusable(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TokenException("the wait for the token was interrupted");
        }
    }

    /** What native code or the binding throws says nothing to an operator but its kind. */
    private static TokenException unusable(ExecutionException failed) {
        return new TokenException("the token cannot be used: "
                + (failed.getCause() == null ? failed : failed.getCause())
                        .getClass()
                        .getName());
    }

    private static Thread daemon(Runnable work) {
        var daemon = new Thread(work, "log-token");
        daemon.setDaemon(true);
        return daemon;
    }
}
