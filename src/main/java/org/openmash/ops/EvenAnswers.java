package org.openmash.ops;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets no answer tell by its haste what its text keeps back: a 404, and the receipt of a concern, are held until a time that is long
 * for either has passed since the request came. A case that may not be known of takes other statements than an id that nobody has,
 * and a concern that joins a case takes others than one that opens one.
 */
@Singleton
class EvenAnswers {
    private static final String BEGAN = EvenAnswers.class.getName();
    /** After {@link RequestIdFilter}, before everybody else. */
    private static final int FIRST = 999;
    /** Of the filters of an answer the lowest runs last: after the entry in the access log. */
    private static final int LAST = 0;

    private static final String CONCERN = "POST /v1/concerns";

    /** Asked for when it is needed: filters are made before the settings are read. */
    private final Provider<EvenAnswersConfig> config;

    EvenAnswers(Provider<EvenAnswersConfig> config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(
                http -> {
                    http.put(BEGAN, System.nanoTime());
                    http.next();
                },
                FIRST);
    }

    /** Holds no thread while it waits. */
    @ServerResponseFilter(priority = LAST)
    public @Nullable Uni<Void> even(
            @Nullable ResourceInfo resource,
            ContainerRequestContext request,
            ContainerResponseContext response,
            RoutingContext http) {
        var least = least(response.getStatus(), request.getMethod() + " " + RouteTemplate.of(resource));
        Long began = http.get(BEGAN);
        if (least.isZero() || began == null) {
            return null;
        }
        long left = least.toNanos() - (System.nanoTime() - began);
        return left <= 0 ? null : Uni.createFrom().completionStage(() -> after(left));
    }

    /** To the microsecond; timers of Vert.x know whole milliseconds, and what they round would tell again. */
    private static CompletionStage<Void> after(long nanos) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run));
    }

    /** @param operation by its template: a path can be spelt in many ways */
    private Duration least(int status, String operation) {
        if (status == 404) {
            return config.get().notFound();
        }
        return status < 300 && operation.equals(CONCERN) ? config.get().receipt() : Duration.ZERO;
    }
}
