package org.openmash.audit.witness;

import java.time.Clock;
import java.util.List;
import org.openmash.audit.tree.AddCheckpoint;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.ConsistencyProof;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TreeException;
import org.openmash.audit.tree.VerifierKey;

/** Decides whether to cosign. One log at a time, one request at a time. */
final class CosigningWitness {
    private final List<VerifierKey> logs;
    private final NoteSigner signer;
    private final KnownLogs known;
    private final Clock clock;

    /** @throws TreeException when the key does not make cosignatures */
    CosigningWitness(List<VerifierKey> logs, NoteSigner signer, KnownLogs known, Clock clock) {
        if (signer.key().type() != SignatureType.COSIGNATURE) {
            throw new TreeException("the key " + signer.key().name() + " is not one of a witness");
        }
        this.logs = List.copyOf(logs);
        this.signer = signer;
        this.known = known;
        this.clock = clock;
    }

    /** Answers a request as C2SP tlog-witness says; never throws for what is in it. */
    Answer add(byte[] body) {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = Checkpoint.parse(request.checkpoint().text());
        } catch (TreeException malformed) {
            return Answer.refusal(400, malformed.getMessage());
        }
        return judge(request, checkpoint);
    }

    private Answer judge(AddCheckpoint request, Checkpoint checkpoint) {
        var keys = logs.stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        if (keys.isEmpty()) {
            return Answer.refusal(404, "this witness does not know the log");
        }
        if (!isSigned(request.checkpoint(), keys)) {
            return Answer.refusal(403, "no known key of the log signed the checkpoint");
        }
        if (request.oldSize() > checkpoint.size()) {
            return Answer.refusal(400, "the old size is larger than that of the checkpoint");
        }
        return advance(request, checkpoint);
    }

    private static boolean isSigned(SignedNote note, List<VerifierKey> keys) {
        try {
            Checkpoint.open(note, keys);
            return true;
        } catch (TreeException unsigned) {
            return false;
        }
    }

    /**
     * Compares, persists and only then signs, all under one lock: between a comparison and its write no other request may
     * write, or the witness would be set back to the smaller of two sizes and sign another history from there.
     */
    private synchronized Answer advance(AddCheckpoint request, Checkpoint checkpoint) {
        var newest = known.newest(checkpoint.origin());
        if (request.oldSize() != newest.size()) {
            return Answer.conflict(newest.size());
        }
        if (checkpoint.size() == newest.size() && !checkpoint.root().equals(newest.root())) {
            return Answer.refusal(409, "this witness knows another root of the same size");
        }
        if (!extendsNewest(request, checkpoint, newest)) {
            return Answer.refusal(422, "the proof does not lead from the old checkpoint to the new one");
        }
        known.keep(checkpoint);
        return Answer.cosigned(signer.cosign(request.checkpoint().text(), clock.instant()));
    }

    private static boolean extendsNewest(AddCheckpoint request, Checkpoint checkpoint, Checkpoint newest) {
        if (newest.size() == 0) {
            return request.proof().isEmpty();
        }
        try {
            new ConsistencyProof(newest.size(), checkpoint.size(), request.proof())
                    .verify(newest.root(), checkpoint.root());
            return true;
        } catch (TreeException unproven) {
            return false;
        }
    }
}
