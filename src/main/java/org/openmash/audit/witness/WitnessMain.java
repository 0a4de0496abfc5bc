package org.openmash.audit.witness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.TreeException;
import org.openmash.audit.tree.VerifierKey;

/**
 * Runs a witness: {@code java -cp openmash-verify.jar org.openmash.audit.witness.WitnessMain KEY POLICY STATE
 * HOST:PORT [--new]}, the first three files. Of the policy only the {@code log} lines count. A log that the state does not know
 * stops the start, for a witness that forgot would cosign another history; {@code --new} begins it, once.
 */
public final class WitnessMain {
    private static final int ARGUMENTS = 4;
    private static final String NEW = "--new";
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private WitnessMain() {}

    public static void main(String[] line) throws IOException {
        boolean begin = line.length == ARGUMENTS + 1 && line[ARGUMENTS].equals(NEW);
        if (line.length != ARGUMENTS && !begin) {
            System.err.println(
                    "WitnessMain KEY-FILE POLICY-FILE STATE-FILE HOST:PORT [--new]; see docs/verifying-the-log.md");
            System.exit(2);
        }
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        try {
            start(Path.of(line[0]), Path.of(line[1]), Path.of(line[2]), address(line[3]), begin);
        } catch (TreeException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void start(Path key, Path policy, Path state, InetSocketAddress address, boolean begin)
            throws IOException {
        var lock = lock(state);
        requirePrivate(key);
        var signer = NoteSigner.parse(Files.readString(key).strip());
        var logs = LogPolicy.parse(Files.readAllBytes(policy)).logs();
        var origins = logs.stream().map(VerifierKey::name).distinct().toList();
        var known = begin ? KnownLogs.begin(state, origins) : new KnownLogs(state, origins);
        var witness = new CosigningWitness(logs, signer, known, Clock.systemUTC());
        var server = new WitnessServer(address, witness);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, lock)));
        System.out.println("witness " + signer.key() + " on port " + server.port());
    }

    private static void stop(WitnessServer server, FileLock lock) {
        server.close();
        try {
            lock.acquiredBy().close();
        } catch (IOException alreadyGone) {
            System.err.println(alreadyGone.getMessage());
        }
    }

    private static void requirePrivate(Path key) throws IOException {
        if (Files.getPosixFilePermissions(key).stream().anyMatch(OTHERS::contains)) {
            throw new TreeException(key + " may be read or written by others: chmod 600");
        }
    }

    private static InetSocketAddress address(String written) {
        try {
            int colon = written.lastIndexOf(':');
            return new InetSocketAddress(written.substring(0, colon), Integer.parseInt(written.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new TreeException("the address is not HOST:PORT");
        }
    }

    /** Two processes on one state would sign two histories. Whoever drops the lock, even by garbage collection, frees it. */
    @SuppressWarnings("resource") // closed when the process stops
    private static FileLock lock(Path state) throws IOException {
        var beside = Path.of(state + ".lock");
        var lock = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
        if (lock == null) {
            throw new TreeException("another witness uses " + state);
        }
        return lock;
    }
}
