package org.openmash.audit.sequencer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.TreeException;
import org.openmash.audit.tree.VerifierKey;

/**
 * The key that signs this log, and those that signed it before: a checkpoint of either is the log's own.
 *
 * @param signer with the origin as its name
 * @param known the verifier keys of the log, the signer's among them; all of one name
 */
record LogKey(NoteSigner signer, Set<VerifierKey> known) {
    /** The host of demonstration logs; {@code .demo} can belong to nobody. */
    static final String DEMO_HOST = "openmash.demo/";

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /**
     * Reads the key.
     *
     * @throws IllegalStateException when others may read or change the file, or it holds no key; the message shows nothing of
     *     the key
     */
    static LogKey read(Path file, boolean groupMayRead, List<String> formerKeys) {
        try {
            refuseOthers(file, groupMayRead);
            return of(NoteSigner.parse(Files.readString(file).strip()), formerKeys);
        } catch (IOException | TreeException unusable) {
            throw new IllegalStateException("the signing key cannot be used: "
                    + (unusable instanceof TreeException ? unusable.getMessage() : "the file cannot be read"));
        }
    }

    static LogKey of(NoteSigner signer, List<String> formerKeys) {
        if (signer.key().type() != SignatureType.LOG) {
            throw new TreeException("it is not a log's");
        }
        Set<VerifierKey> known =
                new HashSet<>(formerKeys.stream().map(VerifierKey::parse).toList());
        known.add(signer.key());
        if (known.stream().anyMatch(key -> !key.name().equals(signer.key().name()))) {
            throw new TreeException("a former key has another name");
        }
        return new LogKey(signer, Set.copyOf(known));
    }

    /** The log's name. */
    String origin() {
        return signer.key().name();
    }

    boolean isForDemonstration() {
        return origin().startsWith(DEMO_HOST);
    }

    private static void refuseOthers(Path file, boolean groupMayRead) throws IOException {
        var allowed = Files.getPosixFilePermissions(file);
        if (allowed.stream().anyMatch(OTHERS::contains)
                || (allowed.contains(PosixFilePermission.GROUP_READ) && !groupMayRead)) {
            throw new IllegalStateException(
                    "the signing key may be read or changed by others; allow its owner only: 0400");
        }
    }

    /** The name only: the rest is secret. */
    @Override
    public String toString() {
        return "LogKey " + origin();
    }
}
