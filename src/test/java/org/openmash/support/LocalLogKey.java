package org.openmash.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Year;
import java.time.ZoneOffset;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/** A key that signs the access log of this machine, made when it is missing. Its name says what it is: production refuses it. */
final class LocalLogKey {
    private LocalLogKey() {}

    /**
     * The file itself, absolute.
     *
     * @param verifier where its public half is written, for whoever checks the log
     */
    static Path in(Path file, Path verifier) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                var origin = "openmash.demo/audit/" + Year.now(ZoneOffset.UTC);
                Files.writeString(file, NoteSigner.generate(origin, SignatureType.LOG) + "\n");
            }
            Files.writeString(
                    verifier, NoteSigner.parse(Files.readString(file).strip()).key() + "\n");
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the access log could not be made", e);
        }
    }
}
