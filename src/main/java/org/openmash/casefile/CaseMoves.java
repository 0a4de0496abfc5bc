package org.openmash.casefile;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** The table of moves a case allows in each state (casework, "States"); pure, in one place. */
final class CaseMoves {
    /** What can be done to a case. */
    enum Move {
        RATE("rated"),
        ASSIGN("assigned"),
        INVITE("given a new participant"),
        EXCLUDE("given an exclusion"),
        RESTRICT("restricted"),
        CONTRIBUTE("contributed to");

        private final String done;

        Move(String done) {
            this.done = done;
        }
    }

    private static final Map<Move, Set<CaseState>> ALLOWED = new EnumMap<>(Map.of(
            Move.RATE, EnumSet.complementOf(EnumSet.of(CaseState.CLOSED)),
            Move.ASSIGN, EnumSet.complementOf(EnumSet.of(CaseState.CLOSED)),
            Move.INVITE, EnumSet.complementOf(EnumSet.of(CaseState.CLOSED)),
            Move.CONTRIBUTE, EnumSet.complementOf(EnumSet.of(CaseState.CLOSED)),
            // Keeping people out must always be possible, on closed cases too.
            Move.EXCLUDE, EnumSet.allOf(CaseState.class),
            Move.RESTRICT, EnumSet.allOf(CaseState.class)));

    private CaseMoves() {}

    /** Refuses a move the state does not allow: 409, naming the guard. */
    static void require(CaseState state, Move move) {
        if (!ALLOWED.getOrDefault(move, Set.of()).contains(state)) {
            throw new ProblemException(
                    ProblemType.MOVE_NOT_ALLOWED, "A case that is " + state.status() + " cannot be " + move.done + ".");
        }
    }
}
