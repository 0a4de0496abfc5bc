package org.openmash.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.Decision;
import org.openmash.disclosure.Purpose;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * One access as it is to be recorded: who did what, why, to what, and how it ended. Immutable; built up by words, e.g.
 * {@code Access.of(caller, Action.CONSULTATION, "GET /v1/cases/{id}").purpose("TRIAGE").cases(id).shown(fields)}.
 *
 * <p>It names references and fields, never a value of a case.
 */
public final class Access {
    private static final Set<Action> READING = Set.of(Action.CONSULTATION, Action.SEARCH, Action.DISCLOSURE);

    private final Actor actor;
    private final Action action;
    private final String operation;
    private final Result result;
    private final Grounds grounds;
    private final References references;

    /**
     * How it ended; the problem's URN when it was refused or failed; whether it happened while the log was far behind its
     * signed checkpoints.
     */
    record Result(Outcome outcome, @Nullable String problem, boolean unsequenced) {}

    private Access(
            Actor actor, Action action, String operation, Result result, Grounds grounds, References references) {
        this.actor = actor;
        this.action = action;
        this.operation = operation;
        this.result = result;
        this.grounds = grounds;
        this.references = references;
    }

    /**
     * A permitted access without references, to be told more of.
     *
     * @param operation what was called: method and template of the path, such as {@code GET /v1/cases/{id}}
     */
    public static Access of(Caller caller, Action action, String operation) {
        return of(Actor.of(caller), action, operation);
    }

    static Access of(Actor actor, Action action, String operation) {
        return new Access(
                actor, action, operation, new Result(Outcome.PERMITTED, null, false), Grounds.NONE, References.NONE);
    }

    /** How it ended; {@link Outcome#PERMITTED} unless said. */
    public Access outcome(Outcome outcome) {
        return with(new Result(outcome, result.problem, result.unsequenced));
    }

    /** Refused, not found or failed, and by which problem. Endpoints need not say so: {@link RefusalRecorder} does. */
    public Access refusedFor(ProblemException problem) {
        return ended(problem.type().status(), problem.type().urn());
    }

    Access ended(int status, @Nullable String problem) {
        return with(new Result(Outcome.ofStatus(status), problem, result.unsequenced));
    }

    /** The purpose stated, a code of {@code codes/purpose.csv}. */
    public Access purpose(@Nullable String code) {
        return with(grounds.purpose(code, null));
    }

    /** The purpose stated for a read of one case, and whether it was live for the reader there, as the decision says. */
    public Access purpose(Purpose stated, Decision decision) {
        return with(grounds.purpose(stated.code(), decision.live().contains(stated)));
    }

    /** The lawful basis, a code of {@code codes/lawful-basis.csv}. */
    public Access lawfulBasis(@Nullable String code) {
        return with(grounds.lawfulBasis(code));
    }

    /** What the information sharing agreements say of it (PERMIT, REVIEW or DENY), and the agreements that says it rests on. */
    public Access agreement(String verdict, Collection<UUID> agreements) {
        return with(grounds.agreement(verdict, agreements));
    }

    /** The reason in words; kept in the erasable part. */
    public Access reason(@Nullable String text) {
        return with(grounds.reason(text));
    }

    /**
     * A read that must not wait for the log's signatures: of cases rated RED or not rated yet, or under an emergency grant.
     * Its entry is as durable as any; it says so when it is not yet sequenced.
     */
    public Access urgent(boolean urgent) {
        return with(grounds.urgent(urgent));
    }

    /** The cases released or changed; a page of results names every one it shows. */
    public Access cases(Collection<UUID> ids) {
        return with(references.cases(ids));
    }

    /** The one case released or changed. */
    public Access cases(UUID id) {
        return with(references.cases(List.of(id)));
    }

    /** The items within cases, or other records: concerns, contributions, people, entries of this log. */
    public Access items(Collection<UUID> ids) {
        return with(references.items(ids));
    }

    /** The releases or the emergency grant that it was read under. */
    public Access under(Collection<UUID> ids) {
        return with(references.under(ids));
    }

    /** The names of the fields shown, as in the disclosure matrix. */
    public Access shown(Collection<String> fields) {
        return with(references.shown(fields));
    }

    /** The fields withheld, each {@code field:REASON}. */
    public Access withheld(Collection<String> fieldsAndReasons) {
        return with(references.withheld(fieldsAndReasons));
    }

    /** The version of the record that was read or made, for replay. */
    public Access recordVersion(String version) {
        return with(references.recordVersion(version));
    }

    /** What was searched for, by the name of each criterion. Stored as keyed hashes only. */
    public Access searched(Map<String, String> terms) {
        return with(references.searched(terms));
    }

    Actor actor() {
        return actor;
    }

    Action action() {
        return action;
    }

    String operation() {
        return operation;
    }

    Result result() {
        return result;
    }

    Grounds grounds() {
        return grounds;
    }

    References references() {
        return references;
    }

    Access unsequenced(boolean unsequenced) {
        return with(new Result(result.outcome, result.problem, unsequenced));
    }

    /** Whether it lets somebody read of cases: what has to wait when the log is far behind, unless it is urgent. */
    boolean isOrdinaryReadOfCases() {
        return READING.contains(action)
                && !references.cases().isEmpty()
                && result.outcome != Outcome.EMERGENCY
                && !grounds.urgent();
    }

    private Access with(Result changed) {
        return new Access(actor, action, operation, changed, grounds, references);
    }

    private Access with(Grounds changed) {
        return new Access(actor, action, operation, result, changed, references);
    }

    private Access with(References changed) {
        return new Access(actor, action, operation, result, grounds, changed);
    }
}
