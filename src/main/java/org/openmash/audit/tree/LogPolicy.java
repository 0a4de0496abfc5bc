package org.openmash.audit.tree;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom one believes: the keys of the log, the witnesses, and how many of which must have cosigned (C2SP tlog-policy). It
 * comes from whoever checks, never from the log.
 */
public final class LogPolicy {
    private final List<VerifierKey> logs;
    private final List<Witness> witnesses;
    private final Predicate<Set<VerifierKey>> quorum;

    LogPolicy(List<VerifierKey> logs, List<Witness> witnesses, Predicate<Set<VerifierKey>> quorum) {
        this.logs = List.copyOf(logs);
        this.witnesses = List.copyOf(witnesses);
        this.quorum = quorum;
    }

    /** The keys of one log, and no witnesses. */
    public static LogPolicy ofLog(Collection<VerifierKey> logs) {
        return new LogPolicy(List.copyOf(logs), List.of(), cosigners -> true);
    }

    /**
     * Reads a policy file.
     *
     * @throws TreeException naming the line that is not of the form
     */
    public static LogPolicy parse(byte[] file) {
        return new PolicyReader().read(file);
    }

    /** Keys of the logs, each named as the origin of its checkpoints. */
    public List<VerifierKey> logs() {
        return logs;
    }

    public List<Witness> witnesses() {
        return witnesses;
    }

    /**
     * The witnesses whose cosignatures are on a note.
     *
     * @throws TreeException when a line in a witness's name is not its cosignature
     */
    public Set<VerifierKey> cosigners(SignedNote note) {
        return note.signers(witnesses.stream().map(Witness::key).toList());
    }

    /** Whether these cosigners are enough. */
    public boolean isQuorum(Set<VerifierKey> cosigners) {
        return quorum.test(cosigners);
    }

    /**
     * Opens a checkpoint that this policy accepts.
     *
     * @throws TreeException when no key of a log signed it, its origin is not that key's name, a signature is wrong, or
     *     witnesses are missing
     */
    public Checkpoint open(SignedNote note) {
        var checkpoint = Checkpoint.open(note, logs);
        if (!isQuorum(cosigners(note))) {
            throw new TreeException("too few of the named witnesses cosigned the checkpoint");
        }
        return checkpoint;
    }
}
