package org.openmash.audit.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.EntryBundle;
import org.openmash.audit.tree.Frontier;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.LogDirectory;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;

/** An invented log in memory: entries, the key that signs it, two witnesses; exported as often as a test likes. */
final class SampleLog {
    static final String ORIGIN = "hub.example/audit/2026";
    static final NoteSigner KEY = signer(ORIGIN, SignatureType.LOG, 1);
    static final NoteSigner POLICE = signer("police.example/witness", SignatureType.COSIGNATURE, 2);
    static final NoteSigner SCHOOL = signer("school.example/witness", SignatureType.COSIGNATURE, 3);
    static final String POLICY = """
            log %s
            witness police %s
            witness school %s
            group agencies all police school
            quorum agencies
            """.formatted(KEY.key(), POLICE.key(), SCHOOL.key());

    final List<byte[]> entries = new ArrayList<>();

    static SampleLog of(int size) {
        var log = new SampleLog();
        IntStream.range(0, size).mapToObj(SampleLog::entry).forEach(log.entries::add);
        return log;
    }

    static byte[] entry(int number) {
        return ("{\"agency\":\"agency-" + number % 7 + "\",\"id\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    }

    static NoteSigner signer(String name, SignatureType type, int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return NoteSigner.ofSeed(name, type, bytes);
    }

    Checkpoint checkpoint() {
        return new Checkpoint(
                ORIGIN, entries.size(), Frontier.EMPTY.grow(leaves()).frontier().root());
    }

    SignedNote signed() {
        return checkpoint().sign(KEY);
    }

    SignedNote cosigned() {
        var note = signed();
        return note.with(List.of(
                POLICE.cosign(note.text(), Instant.ofEpochSecond(1_795_000_000)),
                SCHOOL.cosign(note.text(), Instant.ofEpochSecond(1_795_000_001))));
    }

    /** Writes tiles and bundles, then the note as checkpoint. */
    SampleLog export(Path folder, SignedNote note) {
        var directory = new LogDirectory(folder);
        Frontier.EMPTY.grow(leaves()).written().forEach(tile -> {
            directory.write(tile.path(), tile.toBytes());
            if (tile.path().level() == 0) {
                directory.write(tile.path().toEntries(), bundle(tile.path()));
            }
        });
        directory.writeCheckpoint(note);
        return this;
    }

    byte[] bundle(TilePath path) {
        int first = (int) path.first();
        return EntryBundle.toBytes(entries.subList(first, first + path.width()));
    }

    private List<Hash> leaves() {
        return entries.stream().map(Hash::ofLeaf).toList();
    }
}
