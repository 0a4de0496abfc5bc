package org.openmash.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.openmash.audit.Access;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * The verdict on one read and the agreements it rests on: those in force, or those that lapsed or were suspended.
 *
 * @param agreements empty when there never was one
 */
public record Judgement(Verdict verdict, List<UUID> agreements) {

    /**
     * A read across agencies.
     *
     * @param reader the reader's agency
     * @param sources the other agencies whose information is read; never empty, never the reader's own
     * @param purpose the purpose stated
     * @param live whether that purpose is live for the reader on the case; of many cases at once never
     * @param categories the kinds of information the reader is shown; empty: of the record itself, which every agreement is about
     */
    record Reading(String reader, Set<String> sources, String purpose, boolean live, Set<String> categories) {}

    /** The worst verdict over the sources counts. */
    static Judgement of(Reading reading, List<Agreement> agreements, LocalDate today) {
        var worst = Verdict.PERMIT;
        Set<UUID> reliedOn = new LinkedHashSet<>();
        for (String source : reading.sources()) {
            var between = agreements.stream()
                    .filter(agreement -> agreement.isBetween(reading.reader(), source))
                    .toList();
            var verdict = verdict(reading, between, today, reliedOn);
            worst = verdict.compareTo(worst) > 0 ? verdict : worst;
        }
        return new Judgement(worst, List.copyOf(reliedOn));
    }

    private static Verdict verdict(Reading reading, List<Agreement> between, LocalDate today, Set<UUID> reliedOn) {
        var suspended = between.stream()
                .filter(agreement -> agreement.state(today) == AgreementState.SUSPENDED)
                .filter(agreement -> names(agreement, reading) || touches(agreement, reading))
                .toList();
        var permitting = between.stream()
                .filter(agreement -> covers(agreement, reading, today))
                .filter(agreement -> suspended.stream().noneMatch(other -> outweighs(other, agreement, reading)))
                .findFirst();
        if (permitting.isPresent()) {
            reliedOn.add(permitting.get().id());
            return Verdict.PERMIT;
        }
        between.stream()
                .filter(agreement -> agreement.state(today) == AgreementState.LAPSED && names(agreement, reading))
                .forEach(agreement -> reliedOn.add(agreement.id()));
        suspended.forEach(agreement -> reliedOn.add(agreement.id()));
        return suspended.isEmpty() ? Verdict.REVIEW : Verdict.DENY;
    }

    private static boolean covers(Agreement agreement, Reading reading, LocalDate today) {
        return agreement.state(today) == AgreementState.IN_FORCE
                && names(agreement, reading)
                && agreement.dataCategories().containsAll(reading.categories());
    }

    /**
     * Whether a suspension wins over another agreement in force: when that was there already, and the suspension is of what is read
     * for the purpose stated, or that purpose is only stated.
     */
    private static boolean outweighs(Agreement suspended, Agreement inForce, Reading reading) {
        return !inForce.isNewerThanSuspensionOf(suspended)
                && touches(suspended, reading)
                && (names(suspended, reading) || !reading.live());
    }

    private static boolean names(Agreement agreement, Reading reading) {
        return agreement.purposes().contains(reading.purpose());
    }

    /** Whatever purpose is stated: else a suspension would end with the next purpose somebody thinks of. */
    private static boolean touches(Agreement agreement, Reading reading) {
        return reading.categories().isEmpty()
                || !Collections.disjoint(agreement.dataCategories(), reading.categories());
    }

    /** True when only what is urgent may be read. */
    public boolean isDenied() {
        return verdict == Verdict.DENY;
    }

    /**
     * The judgement on a read that goes on.
     *
     * @param urgent whether the case is RED or not yet rated, or the read an emergency: nothing stops these
     * @throws ProblemException {@link ProblemType#AGREEMENT_SUSPENDED} when it does not go on
     */
    public Judgement orStop(boolean urgent) {
        if (isDenied() && !urgent) {
            throw new ProblemException(
                    ProblemType.AGREEMENT_SUSPENDED,
                    "Two people have suspended your agency's information sharing agreement with this hub. Cases that are"
                            + " RED or not yet rated stay readable; ring the hub about any other.");
        }
        return neverStopping();
    }

    /** The entry of the read with the judgement on it. */
    public Access in(Access access) {
        return access.agreement(verdict.name(), agreements);
    }

    /** The worse of two, with the agreements of both. */
    Judgement orWorse(Optional<Judgement> other) {
        return other.map(that -> new Judgement(
                        verdict.compareTo(that.verdict) > 0 ? verdict : that.verdict,
                        Stream.concat(agreements.stream(), that.agreements.stream())
                                .distinct()
                                .toList()))
                .orElse(this);
    }

    /** The same, where nothing may stop the read. */
    public Judgement neverStopping() {
        return verdict == Verdict.DENY ? new Judgement(Verdict.REVIEW, agreements) : this;
    }
}
