package org.openmash.agreement;

import java.sql.SQLException;
import java.util.Optional;
import org.openmash.audit.Access;

/** What was read and goes on, with the judgement its entry must carry. */
public final class Judged<T> {
    private final Optional<Judgement> judgement;
    private final T body;

    private Judged(Optional<Judgement> judgement, T body) {
        this.judgement = judgement;
        this.body = body;
    }

    /** A look at many cases. */
    public interface Look<T> {
        /**
         * Looks.
         *
         * @param urgentOnly whether only cases that are RED or not yet rated may be shown
         */
        T at(boolean urgentOnly) throws SQLException;
    }

    /**
     * One case.
     *
     * @param urgent whether nothing may stop this read
     * @throws org.openmash.problem.ProblemException when the agreement is suspended and the read not urgent
     */
    public static <T> Judged<T> one(Optional<Judgement> judgement, T body, boolean urgent) {
        return new Judged<>(judgement.map(made -> made.orStop(urgent)), body);
    }

    /** One case in which released copies are read too: where theirs is the worse judgement, the entry says so. */
    public static <T> Judged<T> one(Optional<Judgement> judgement, Agreements.Copies copies, T body, boolean urgent) {
        var worst = judgement.map(made -> made.orWorse(copies.judgement())).or(copies::judgement);
        return one(worst, body, urgent);
    }

    /** Many cases: a suspended agreement leaves the urgent ones. */
    public static <T> Judged<T> many(Optional<Judgement> judgement, Look<T> look) throws SQLException {
        boolean urgentOnly = judgement.filter(Judgement::isDenied).isPresent();
        return new Judged<>(judgement.map(Judgement::neverStopping), look.at(urgentOnly));
    }

    public T body() {
        return body;
    }

    /** The entry with the judgement on it; as it is when nothing of another agency was read. */
    public Access in(Access access) {
        return judgement.map(made -> made.in(access)).orElse(access);
    }
}
