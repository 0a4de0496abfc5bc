package org.openmash.audit.verify;

import java.util.function.Supplier;
import org.openmash.audit.tree.TreeException;

/** Why a verification ended early, in words for the auditor. */
final class Refusal extends RuntimeException {
    private final transient Verdict verdict;

    Refusal(Verdict verdict, String message) {
        super(message);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Does a step in which whatever does not fit means the same verdict. */
    static <T> T as(Verdict verdict, Supplier<T> step) {
        try {
            return step.get();
        } catch (TreeException wrong) {
            throw new Refusal(verdict, String.valueOf(wrong.getMessage()));
        }
    }
}
