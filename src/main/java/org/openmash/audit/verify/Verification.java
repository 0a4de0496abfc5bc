package org.openmash.audit.verify;

import java.io.PrintWriter;
import java.util.Optional;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.LogDirectory;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.VerifierKey;

/** The steps of verifying an export, each printed as it holds. */
final class Verification {
    private final LogPolicy policy;
    private final PrintWriter out;

    Verification(LogPolicy policy, PrintWriter out) {
        this.policy = policy;
        this.out = out;
    }

    /**
     * Verifies a directory.
     *
     * @param older a checkpoint from another day, kept where the log's operator cannot change it
     * @throws Refusal at the first step that does not hold
     */
    void verify(LogDirectory log, Optional<SignedNote> older) {
        var checkpoint = accept(Refusal.as(Verdict.SIGNATURE, log::readCheckpoint));
        var before = older.map(this::openOlder);
        before.ifPresent(earlier -> requireSuccessor(checkpoint, earlier));
        var recomputed = new Recomputation(log, checkpoint.size(), before);
        recomputed.run();
        requireRoot(checkpoint, recomputed, before);
        out.println("content    every entry and every tile belong to the signed root " + checkpoint.root());
        before.ifPresent(earlier -> requireBeginning(earlier, recomputed));
    }

    /**
     * Verifies a checkpoint alone: its signature, its origin, its witnesses.
     *
     * @throws Refusal at the first that does not hold
     */
    Checkpoint accept(SignedNote note) {
        var checkpoint = open(note);
        out.println("signature  the log signed " + checkpoint.size() + " entries of " + checkpoint.origin());
        witnesses(note);
        return checkpoint;
    }

    private Checkpoint open(SignedNote note) {
        return Refusal.as(Verdict.SIGNATURE, () -> Checkpoint.open(note, policy.logs()));
    }

    private Checkpoint openOlder(SignedNote note) {
        try {
            return open(note);
        } catch (Refusal wrong) {
            throw new Refusal(Verdict.SIGNATURE, "the older checkpoint: " + wrong.getMessage());
        }
    }

    private void witnesses(SignedNote note) {
        var cosigners = Refusal.as(Verdict.SIGNATURE, () -> policy.cosigners(note));
        if (!policy.isQuorum(cosigners)) {
            throw new Refusal(
                    Verdict.UNWITNESSED,
                    "too few witnesses: cosigned by "
                            + (cosigners.isEmpty() ? "none of those named" : names(cosigners)));
        }
        out.println("witnesses  " + (cosigners.isEmpty() ? "none asked for" : "cosigned by " + names(cosigners)));
    }

    private static String names(Iterable<VerifierKey> keys) {
        var names = new StringBuilder();
        keys.forEach(key -> names.append(names.isEmpty() ? "" : ", ").append(key.name()));
        return names.toString();
    }

    private static void requireSuccessor(Checkpoint newer, Checkpoint older) {
        if (!newer.origin().equals(older.origin())) {
            throw new Refusal(Verdict.INCONSISTENT, "the older checkpoint is one of another log, " + older.origin());
        }
        if (newer.size() < older.size()) {
            throw new Refusal(
                    Verdict.INCONSISTENT,
                    "the older checkpoint counts " + older.size() + " entries, this export only " + newer.size()
                            + ": entries from " + newer.size() + " on are missing");
        }
    }

    private static void requireRoot(Checkpoint checkpoint, Recomputation recomputed, Optional<Checkpoint> older) {
        if (!recomputed.root().equals(checkpoint.root())) {
            var beginning = older.filter(earlier -> earlier.root().equals(recomputed.olderRoot()));
            long below = beginning.isEmpty() && older.isPresent() ? older.get().size() : checkpoint.size();
            throw new Refusal(
                    Verdict.CONTENT,
                    "entries and tiles agree with each other, but not with the signed root: they were rewritten together."
                            + " Which entry came first cannot be told, only that it is below " + below
                            + beginning
                                    .map(earlier -> " and not below " + earlier.size())
                                    .orElse(""));
        }
    }

    private void requireBeginning(Checkpoint older, Recomputation recomputed) {
        if (!recomputed.olderRoot().equals(older.root())) {
            throw new Refusal(
                    Verdict.INCONSISTENT,
                    "the first " + older.size()
                            + " entries are not those of the older checkpoint: the log was rewritten"
                            + " and signed again");
        }
        out.println("history    the first " + older.size() + " entries are those of the older checkpoint");
    }
}
