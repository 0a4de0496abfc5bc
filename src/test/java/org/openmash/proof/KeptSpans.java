package org.openmash.proof;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Listens to every span of a trace, where traces are on, and keeps the marked values found there. */
@Singleton
@Unremovable
class KeptSpans implements SpanProcessor {
    private static final Pattern MARK = Pattern.compile(Chance.MARK + "[0-9a-f]{12}");
    private static final List<String> MARKS = new CopyOnWriteArrayList<>();
    private static final AtomicLong SPANS = new AtomicLong();

    static List<String> marks() {
        return List.copyOf(MARKS);
    }

    static long count() {
        return SPANS.get();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        SPANS.incrementAndGet();
        // Name, attributes, events with their attributes (an exception's message is one), status, links, resource.
        MARK.matcher(span.toSpanData().toString()).results().forEach(found -> MARKS.add(found.group()));
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
