package org.openmash.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.openmash.audit.tree.AddCheckpoint;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.VerifierKey;

/** A witness of one log on this machine, for tests of the service. */
public final class RunningWitness implements AutoCloseable {
    private final NoteSigner signer;
    private final CosigningWitness witness;
    private final WitnessServer server;

    public RunningWitness(VerifierKey log, Path state) throws IOException {
        this(log, state, NoteSigner.parse(NoteSigner.generate("police.example/witness", SignatureType.COSIGNATURE)));
    }

    private RunningWitness(VerifierKey log, Path state, NoteSigner signer) throws IOException {
        this.signer = signer;
        witness = new CosigningWitness(
                List.of(log), signer, KnownLogs.begin(state, List.of(log.name())), Clock.systemUTC());
        server = new WitnessServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness);
    }

    /** One with the same key and a memory of its own, which knows only this checkpoint. */
    public RunningWitness other(VerifierKey log, Path state, SignedNote known) throws IOException {
        var other = new RunningWitness(log, state, signer);
        assertThat(other.witness
                        .add(new AddCheckpoint(0, List.of(), known).toBytes())
                        .status())
                .isEqualTo(200);
        return other;
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
