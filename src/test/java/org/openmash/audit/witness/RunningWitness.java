package org.openmash.audit.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.VerifierKey;

/** A witness of one log on this machine, for tests of the service. */
public final class RunningWitness implements AutoCloseable {
    private final NoteSigner signer =
            NoteSigner.parse(NoteSigner.generate("police.example/witness", SignatureType.COSIGNATURE));
    private final WitnessServer server;

    public RunningWitness(VerifierKey log, Path state) throws IOException {
        server = new WitnessServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new CosigningWitness(List.of(log), signer, new KnownLogs(state), Clock.systemUTC()));
    }

    /** Of the log and this witness, which must cosign. */
    public String policy(VerifierKey log) {
        return "log " + log + "\nwitness police " + signer.key() + " http://127.0.0.1:" + server.port()
                + "\nquorum police\n";
    }

    @Override
    public void close() {
        server.close();
    }
}
