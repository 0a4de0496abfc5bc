package org.openmash.audit.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.openmash.audit.tree.EntryBundle;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;

/** A directory as an auditor received it, after somebody was at it. */
record Export(Path folder) {
    /** What the verifier said. */
    record Outcome(Verdict verdict, String printed) {
        String last() {
            return printed.lines().reduce("", (before, next) -> next);
        }
    }

    static Outcome verify(String... line) {
        var printed = new StringWriter();
        var verdict = new Main(new PrintWriter(printed, true)).run(List.of(line));
        return new Outcome(verdict, printed.toString());
    }

    /** Rewrites one bundle, and nothing else. */
    void rewrite(TilePath bundle, Consumer<List<byte[]>> change) {
        change(bundle, bytes -> {
            var entries = new ArrayList<>(EntryBundle.parse(bundle, bytes));
            change.accept(entries);
            return EntryBundle.toBytes(entries);
        });
    }

    void flipBit(TilePath path, int at) {
        change(path, bytes -> {
            bytes[at] ^= 1;
            return bytes;
        });
    }

    void change(TilePath path, UnaryOperator<byte[]> change) {
        var file = folder.resolve(path.toString());
        try {
            Files.write(file, change.apply(Files.readAllBytes(file)));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    void remove(TilePath path) {
        try {
            Files.delete(folder.resolve(path.toString()));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    void checkpoint(SignedNote note) {
        checkpoint(note.toString());
    }

    void checkpoint(String note) {
        try {
            Files.writeString(folder.resolve("checkpoint"), note, StandardCharsets.UTF_8);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Puts another log in the place of this one, with the given note. */
    void replaceBy(SampleLog log, SignedNote note) {
        clear();
        log.export(folder, note);
    }

    void clear() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
