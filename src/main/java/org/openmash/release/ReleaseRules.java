package org.openmash.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmash.casefile.Given;
import org.openmash.codes.CodeList;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.CaseField.Storage;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.ReleasedCopy.Edit;
import org.openmash.hub.AgencyRegister;
import org.openmash.hub.CaseClocks;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Checks of what is sent about a release; each names the field. */
@ApplicationScoped
class ReleaseRules {
    private static final CodeList LAWFUL_BASES = CodeList.load("lawful-basis");
    private static final CodeList DISPENSATIONS = CodeList.load("agreement-dispensation");
    /** Groups of the hub's own record. What agencies know is released by item; copies are not copied again. */
    private static final Set<String> OF_THE_RECORD =
            Set.of("case", "subject", "adult", "household", "concern", "rating", "decision", "meeting");

    private final DisclosureMatrix matrix;
    private final CaseClocks hubs;
    private final AgencyRegister agencies;

    ReleaseRules(DisclosureMatrix matrix, CaseClocks hubs, AgencyRegister agencies) {
        this.matrix = matrix;
        this.hubs = hubs;
        this.agencies = agencies;
    }

    /** What is wanted, checked but for the case itself. */
    Wanted wanted(ReleaseRequests.Release request, Instant now, Caller caller) {
        if ((request.item() == null) == (request.field() == null)) {
            throw ProblemException.invalid("item", "or field must be given, exactly one of the two");
        }
        var purpose = Given.text("purpose", request.purpose());
        Purposes.requireKnown("purpose", List.of(purpose));
        return new Wanted(
                request.item(),
                request.field() == null ? null : releasable(request.field()),
                agencies.require(caller.hub(), "agency", request.agency()),
                purpose,
                Given.oneOf("lawfulBasis", request.lawfulBasis(), LAWFUL_BASES.codes()),
                Given.text("reason", request.reason()),
                until(request, now, caller),
                edit(request.edited()));
    }

    String dispensation(@Nullable String because) {
        return Given.oneOf("because", because, DISPENSATIONS.codes());
    }

    @Nullable
    Edit edit(ReleaseRequests.@Nullable Edited edited) {
        return edited == null
                ? null
                : new Edit(
                        Given.text("edited.text", edited.text()),
                        Given.text("edited.removed", edited.removed()),
                        Given.text("edited.because", edited.because()));
    }

    private CaseField releasable(String name) {
        var field = matrix.field(name)
                .orElseThrow(() -> ProblemException.invalid("field", "is not a field of the disclosure matrix"));
        if (field.storedIn() == Storage.SAFE) {
            throw ProblemException.invalid("field", name + " is of the class safe, which is never released");
        }
        if (!OF_THE_RECORD.contains(field.group())) {
            throw ProblemException.invalid("field", "is no field of the hub's own record; release the item instead");
        }
        return field;
    }

    private Instant until(ReleaseRequests.Release request, Instant now, Caller caller) {
        var longest = hubs.hub(caller.hub()).longestRelease();
        var hours = request.hours();
        if ((request.until() == null) == (hours == null)) {
            throw ProblemException.invalid("until", "or hours must be given, exactly one of the two");
        }
        if (hours != null) {
            if (hours < 1 || hours > longest.toHours()) {
                throw ProblemException.invalid("hours", "must be a whole number from 1 to " + longest.toHours());
            }
            return now.plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        }
        var until = Objects.requireNonNull(request.until());
        if (!until.isAfter(now)) {
            throw ProblemException.invalid("until", "lies in the past");
        }
        if (until.isAfter(now.plus(longest))) {
            throw ProblemException.invalid("until", "is more than " + longest.toDays() + " days ahead");
        }
        return until;
    }
}
