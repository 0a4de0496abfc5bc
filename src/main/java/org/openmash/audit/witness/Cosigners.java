package org.openmash.audit.witness;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.openmash.audit.tree.ConsistencyProof;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.SignedNote;

/** The witnesses of a policy, asked all at once. */
public final class Cosigners {
    private final LogPolicy policy;
    private final List<WitnessClient> clients;
    private final Executor threads;

    /**
     * Those witnesses of the policy that have a URL.
     *
     * @param patience for one request; a round takes at most twice as long
     * @param threads one for each witness, or some wait for others
     */
    public Cosigners(LogPolicy policy, HttpClient http, Duration patience, Executor threads) {
        this.policy = policy;
        this.threads = threads;
        this.clients = policy.witnesses().stream()
                .filter(witness -> witness.url() != null)
                .map(witness -> new WitnessClient(http, witness, patience))
                .toList();
    }

    /**
     * What a round brought.
     *
     * @param checkpoint with every cosignature that was given
     * @param quorum whether they are enough for the policy
     * @param answers of each witness
     */
    public record Round(SignedNote checkpoint, boolean quorum, List<Cosigning> answers) {
        /** Witnesses that remember another history: the checkpoint must not be published. */
        public List<Cosigning.Disputed> disputes() {
            return answers.stream()
                    .filter(Cosigning.Disputed.class::isInstance)
                    .map(Cosigning.Disputed.class::cast)
                    .toList();
        }
    }

    /** Asks each witness once, and again where it names another size ({@link WitnessClient#cosign}). */
    public Round ask(SignedNote checkpoint, LongFunction<ConsistencyProof> proofs) {
        var asked = clients.stream()
                .map(client -> CompletableFuture.supplyAsync(() -> client.cosign(checkpoint, proofs), threads))
                .toList();
        var answers = asked.stream().map(CompletableFuture::join).toList();
        var lines = answers.stream()
                .filter(Cosigning.Cosigned.class::isInstance)
                .map(answer -> ((Cosigning.Cosigned) answer).line())
                .toList();
        var cosigned = checkpoint.with(lines);
        return new Round(cosigned, policy.isQuorum(policy.cosigners(cosigned)), answers);
    }
}
