package org.openmash.proof;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Listens to everything the service logs, with exceptions, and keeps the marked values found there. */
final class LogLines extends Handler implements AutoCloseable {
    private static final Pattern MARK = Pattern.compile(Chance.MARK + "[0-9a-f]{12}");

    private final Logger root = Logger.getLogger("");
    private final PatternFormatter formatter = new PatternFormatter("%c %X %s%e");
    private final List<String> marks = new CopyOnWriteArrayList<>();
    private final AtomicLong lines = new AtomicLong();

    LogLines() {
        root.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        lines.incrementAndGet();
        MARK.matcher(formatter.format(line)).results().forEach(found -> marks.add(found.group()));
    }

    /** Marked values in what was logged since the last call. */
    List<String> takeMarks() {
        var taken = List.copyOf(marks);
        marks.clear();
        return taken;
    }

    long count() {
        return lines.get();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
