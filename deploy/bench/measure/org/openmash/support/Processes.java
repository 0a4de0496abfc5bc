package org.openmash.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What Linux says of a process and its descendants ({@code man 5 proc}). */
final class Processes {
    private static final long MICROS_A_TICK = 10_000;

    private Processes() {}

    /** CPU time used so far, in microseconds, of what still runs. */
    static long cpuMicros(long pid) {
        return family(pid).map(one -> fields(one)).mapToLong(Processes::ticks).sum() * MICROS_A_TICK;
    }

    /** Memory in use in MB, each shared page counted by its share. */
    static long memoryMb(long pid) {
        return family(pid).flatMapToLong(Processes::proportional).sum() / 1024;
    }

    private static Stream<Long> family(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .map(ProcessHandle::pid);
    }

    private static List<String> fields(long pid) {
        var stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1));
    }

    private static long ticks(List<String> fields) {
        // Fields 14 and 15 of the whole line, user and system time; the list begins with field 3.
        return fields.size() < 13 ? 0 : Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
    }

    private static LongStream proportional(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
