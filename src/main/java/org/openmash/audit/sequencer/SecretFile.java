package org.openmash.audit.sequencer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file with one secret line that nobody but the service may read. */
final class SecretFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private SecretFile() {}

    /**
     * Reads the line.
     *
     * @param what the secret's name in a message, which shows nothing else of it
     * @param groupMayRead whether the file's group may read it too
     * @throws IllegalStateException when others may read or change the file, or it cannot be read
     */
    static String read(Path file, String what, boolean groupMayRead) {
        try {
            refuseOthers(file, what, groupMayRead);
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(what + " cannot be used: the file cannot be read");
        }
    }

    private static void refuseOthers(Path file, String what, boolean groupMayRead) throws IOException {
        var allowed = Files.getPosixFilePermissions(file);
        if (allowed.stream().anyMatch(OTHERS::contains)
                || (allowed.contains(PosixFilePermission.GROUP_READ) && !groupMayRead)) {
            throw new IllegalStateException(what + " may be read or changed by others; allow its owner only: 0400");
        }
    }
}
