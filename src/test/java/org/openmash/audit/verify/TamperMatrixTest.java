package org.openmash.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.audit.verify.Verdict.CONTENT;
import static org.openmash.audit.verify.Verdict.INCONSISTENT;
import static org.openmash.audit.verify.Verdict.SIGNATURE;
import static org.openmash.audit.verify.Verdict.UNWITNESSED;
import static org.openmash.audit.verify.Verdict.VERIFIED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;

/**
 * What somebody with the exported files, the database behind them, even the signing key might do, and what finds it: the
 * log's key alone; an older checkpoint of the auditor's own; the witnesses' keys; both. Printed as a table at the end.
 */
class TamperMatrixTest {
    private static final int SIZE = 5_000;
    private static final int OLDER_SIZE = 3_000;
    private static final int CHANGED = 1_234;
    private static final SampleLog LOG = SampleLog.of(SIZE);
    private static final SignedNote NOTE = LOG.cosigned();
    private static final SampleLog FORGED = SampleLog.of(SIZE);
    private static final SampleLog SHORTER = SampleLog.of(2_000);
    private static final TilePath BUNDLE = new TilePath(TilePath.ENTRIES, CHANGED / 256, 256);
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /**
     * One thing that was done.
     *
     * @param found with the key alone, with an older checkpoint too, with witnesses too, with both
     * @param words in what the auditor reads with both
     */
    record Tampering(String what, Consumer<Export> act, List<Verdict> found, String words) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(bytes(), notes(), logs()).flatMap(List::stream);
    }

    /** Without the key: bytes changed behind the signature. */
    private static List<Tampering> bytes() {
        var lastTile = new TilePath(0, SIZE / 256, SIZE % 256);
        return List.of(
                always("nothing", export -> {}, VERIFIED, "VERIFIED"),
                always(
                        "entry edited",
                        export -> export.rewrite(BUNDLE, entries -> entries.set(CHANGED % 256, SampleLog.entry(1))),
                        CONTENT,
                        "entry 1234 is not the entry whose hash tile/0/004 records"),
                always(
                        "entry deleted",
                        export -> export.rewrite(BUNDLE, entries -> entries.remove(CHANGED % 256)),
                        CONTENT,
                        "entry 1234 is not the entry"),
                always(
                        "entry deleted, the next moved up",
                        export -> export.rewrite(BUNDLE, entries -> {
                            entries.remove(CHANGED % 256);
                            entries.add(SampleLog.entry(1));
                        }),
                        CONTENT,
                        "entry 1234 is not"),
                always(
                        "entry inserted",
                        export -> export.rewrite(BUNDLE, entries -> entries.add(CHANGED % 256, SampleLog.entry(1))),
                        CONTENT,
                        "entry 1234 is not the entry"),
                always(
                        "last entry of a bundle deleted",
                        export -> export.rewrite(BUNDLE, entries -> entries.remove(255)),
                        CONTENT,
                        "entry 1279 is missing"),
                always(
                        "entry added to a bundle",
                        export -> export.rewrite(BUNDLE, entries -> entries.add(SampleLog.entry(1))),
                        CONTENT,
                        "entry 1280 stands in tile/entries/004, where it does not belong"),
                always(
                        "two entries swapped",
                        export -> export.rewrite(BUNDLE, entries -> Collections.swap(entries, CHANGED % 256, 250)),
                        CONTENT,
                        "entry 1234 is not"),
                always(
                        "last bundle truncated",
                        export -> export.change(lastTile.toEntries(), bytes -> Arrays.copyOf(bytes, bytes.length - 9)),
                        CONTENT,
                        "entries 4864 to 4999: the bundle ends within an entry"),
                always(
                        "a bundle dropped",
                        export -> export.remove(BUNDLE),
                        CONTENT,
                        "entries 1024 to 1279: tile/entries/004 is missing"),
                always(
                        "a stretch dropped, tiles too",
                        export -> {
                            export.remove(BUNDLE);
                            export.remove(new TilePath(0, BUNDLE.index(), 256));
                        },
                        CONTENT,
                        "entries 1024 to 1279: tile/entries/004 is missing"),
                always(
                        "one bit flipped in a tile of leaves",
                        export -> export.flipBit(new TilePath(0, 4, 256), 210 * 32 + 5),
                        CONTENT,
                        "entry 1234 is not"),
                always(
                        "one bit flipped in a tile above",
                        export -> export.flipBit(new TilePath(1, 0, 19), 4 * 32),
                        CONTENT,
                        "entries 1024 to 1279 do not have the hash that tile/1/000.p/19 records for them"),
                always(
                        "tree rebuilt without the key",
                        export -> export.replaceBy(FORGED, NOTE),
                        CONTENT,
                        "together. Which entry came first cannot be told, only that it is below 3000"));
    }

    /** The checkpoint changed. */
    private static List<Tampering> notes() {
        var other = SampleLog.signer(SampleLog.ORIGIN, SignatureType.LOG, 9);
        var elsewhere = new Checkpoint(
                "other.example/audit/2026", SIZE, LOG.checkpoint().root());
        String text = NOTE.text();
        return List.of(
                always("checkpoint unsigned", export -> export.checkpoint(text), SIGNATURE, "no signature lines"),
                always(
                        "checkpoint signed by another key of the same name",
                        export -> export.checkpoint(LOG.checkpoint().sign(other)),
                        SIGNATURE,
                        "no known key signed this text"),
                always(
                        "checkpoint's size changed after signing",
                        export -> export.checkpoint(NOTE.toString().replace("\n5000\n", "\n4999\n")),
                        SIGNATURE,
                        "is not its signature of this text"),
                always(
                        "checkpoint of another origin, signed by the log's key",
                        export -> export.checkpoint(SignedNote.sign(elsewhere.toText(), SampleLog.KEY)),
                        SIGNATURE,
                        "other.example/audit/2026, not of the log that was asked for"),
                new Tampering(
                        "cosignatures of an older checkpoint glued on",
                        export -> export.checkpoint(
                                LOG.signed().with(SHORTER.cosigned().signatures())),
                        List.of(VERIFIED, VERIFIED, SIGNATURE, SIGNATURE),
                        "is not its signature of this text"),
                new Tampering(
                        "cosignatures removed",
                        export -> export.checkpoint(LOG.signed()),
                        List.of(VERIFIED, VERIFIED, UNWITNESSED, UNWITNESSED),
                        "cosigned by none of those named"));
    }

    /** Whole logs that verify by themselves: the key alone cannot find these. */
    private static List<Tampering> logs() {
        var late = SampleLog.of(SIZE);
        late.entries.set(4_000, SampleLog.entry(1));
        return List.of(
                new Tampering(
                        "old export restored",
                        export -> export.replaceBy(SHORTER, SHORTER.cosigned()),
                        List.of(VERIFIED, INCONSISTENT, VERIFIED, INCONSISTENT),
                        "counts 3000 entries, this export only 2000"),
                new Tampering(
                        "old checkpoint replayed over today's files",
                        export -> {
                            // By hand: the service itself lets no smaller one in the place of a larger.
                            export.checkpoint(SHORTER.cosigned());
                            SHORTER.export(export.folder(), SHORTER.cosigned());
                        },
                        List.of(VERIFIED, INCONSISTENT, VERIFIED, INCONSISTENT),
                        "entries from 2000 on are missing"),
                new Tampering(
                        "tree rebuilt with the key",
                        export -> export.replaceBy(FORGED, FORGED.signed()),
                        List.of(VERIFIED, INCONSISTENT, UNWITNESSED, UNWITNESSED),
                        "cosigned by none of those named"),
                new Tampering(
                        "tree rebuilt with the key, after the older checkpoint",
                        export -> export.replaceBy(late, late.signed()),
                        List.of(VERIFIED, VERIFIED, UNWITNESSED, UNWITNESSED),
                        "cosigned by none of those named"),
                new Tampering(
                        "tree rebuilt with the key and every witness's key",
                        export -> export.replaceBy(FORGED, FORGED.cosigned()),
                        List.of(VERIFIED, INCONSISTENT, VERIFIED, INCONSISTENT),
                        "the first 3000 entries are not those of the older checkpoint"));
    }

    private static Tampering always(String what, Consumer<Export> act, Verdict found, String words) {
        return new Tampering(what, act, Collections.nCopies(4, found), words);
    }

    @BeforeAll
    static void export() throws IOException {
        FORGED.entries.set(CHANGED, SampleLog.entry(1));
        LOG.export(shared.resolve("export"), NOTE);
        Files.write(shared.resolve("older"), SampleLog.of(OLDER_SIZE).cosigned().toBytes());
        Files.writeString(shared.resolve("policy"), SampleLog.POLICY);
        TABLE.add("| done | key | and older checkpoint | and witnesses | and both | what the auditor reads |");
        TABLE.add("|---|---|---|---|---|---|");
    }

    @AfterAll
    static void print() {
        System.out.println("\n" + String.join("\n", TABLE) + "\n");
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void tampering_is_found_by_what_can_find_it(Tampering tampering) {
        var export = folder.resolve("export");
        Export.copy(shared.resolve("export"), export);
        tampering.act().accept(new Export(export));

        String[] key = {"--key", SampleLog.KEY.key().toString()};
        String[] witnesses = {"--policy", shared.resolve("policy").toString()};
        String[] older = {"--older", shared.resolve("older").toString()};
        var outcomes = List.of(
                verify(export, key),
                verify(export, key, older),
                verify(export, witnesses),
                verify(export, witnesses, older));

        TABLE.add("| " + tampering.what() + " | "
                + String.join(
                        " | ",
                        outcomes.stream()
                                .map(outcome -> outcome.verdict().toString())
                                .toList()) + " | "
                + outcomes.get(3).last() + " |");
        assertThat(outcomes).extracting(Export.Outcome::verdict).isEqualTo(tampering.found());
        assertThat(outcomes.get(3).last()).contains(tampering.words());
    }

    private static Export.Outcome verify(Path export, String[]... options) {
        var line = new ArrayList<String>(List.of("export"));
        Arrays.stream(options).flatMap(Arrays::stream).forEach(line::add);
        line.add(export.toString());
        return Export.verify(line.toArray(String[]::new));
    }
}
