package org.openmash.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.openmash.audit.tree.LogDirectory;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;
import org.openmash.audit.tree.TlogProof;
import org.openmash.support.Samples;

/** The log of the running service as an auditor fetches it, under the verifier that auditors are given. */
public final class RunningLog {
    /** Of full tiles in a tree of 2^63 entries. */
    private static final int LEVELS = 7;

    private RunningLog() {}

    /** Waits until an entry is under a signed checkpoint. */
    public static long indexOf(UUID entry) {
        return TlogProof.parse(get("entries/" + entry + "/proof")).index();
    }

    /** The newest checkpoint, in a file. */
    public static Path checkpoint(Path file) throws IOException {
        return Files.write(file, get("checkpoint"));
    }

    /** How many entries a checkpoint counts. */
    public static long size(Path checkpoint) throws IOException {
        var note = SignedNote.parse(Files.readAllBytes(checkpoint));
        return Long.parseLong(note.text().lines().skip(1).findFirst().orElseThrow());
    }

    /** Fetches the checkpoint, and every tile and every entry under it. */
    public static void export(Path folder) throws IOException {
        Files.createDirectories(folder);
        long size = size(checkpoint(folder.resolve("checkpoint")));
        var directory = new LogDirectory(folder);
        for (int level = 0; level < LEVELS; level++) {
            int of = level;
            LongStream.range(0, size >>> (8 * level + 8))
                    .mapToObj(index -> new TilePath(of, index, TilePath.FULL_WIDTH))
                    .forEach(tile -> write(tile, directory));
        }
        TilePath.rightEdge(size).forEach(tile -> write(tile, directory));
    }

    private static void write(TilePath tile, LogDirectory directory) {
        Stream.of(tile, tile.toEntries())
                .filter(path -> tile.level() == 0 || path.equals(tile))
                .forEach(path ->
                        directory.write(path, get("tiles/" + path.toString().substring("tile/".length()))));
    }

    /** What the verifier prints about an export: with the service's public key, and a checkpoint from before. */
    public static String verify(Path export, Path older) throws IOException {
        var secret = ConfigProvider.getConfig().getValue("openmash.audit.sequencer.key-file", Path.class);
        var key = NoteSigner.parse(Files.readString(secret).strip()).key().toString();
        return Export.verify("export", "--key", key, "--older", older.toString(), export.toString())
                .printed();
    }

    private static byte[] get(String path) {
        var answer = Samples.as("auditor").urlEncodingEnabled(false).get("/v1/audit/" + path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asByteArray();
    }
}
