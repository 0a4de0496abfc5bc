package org.openmash.hub;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/**
 * The organisation codes a hub works with. A mistyped code would let nobody read or, worse, keep nobody out, and nobody would
 * notice; so an officer's code is held against the hub's setting {@code agencies}. A hub without that setting gets only the
 * check of the form.
 */
@ApplicationScoped
public class AgencyRegister {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,10}-[A-Z0-9]{1,20}");

    private static final String NO_CODE = "is not an organisation code such as SCH-101";

    private final CaseClocks hubs;

    AgencyRegister(CaseClocks hubs) {
        this.hubs = hubs;
    }

    /**
     * The code, if it is one.
     *
     * @param field what a refusal names
     * @throws ProblemException 400 naming the field when the code is missing, malformed or not on the hub's register
     */
    public String require(String hub, String field, @Nullable String code) {
        if (code == null || code.isBlank()) {
            throw ProblemException.invalid(field, "is required");
        }
        var fault = fault(hub, code);
        if (fault.isPresent()) {
            throw ProblemException.invalid(field, fault.get());
        }
        return code;
    }

    /**
     * A code that need not be on the register.
     *
     * @throws ProblemException 400 naming the field when it is malformed
     */
    public static void requireForm(String field, String code) {
        if (!CODE.matcher(code).matches()) {
            throw ProblemException.invalid(field, NO_CODE);
        }
    }

    /** What is wrong with a code, to follow the field's name; empty when it is on the register. */
    public Optional<String> fault(String hub, String code) {
        var known = hubs.hub(hub).agencies().orElse(Set.of());
        if (known.isEmpty()) {
            return CODE.matcher(code).matches() ? Optional.empty() : Optional.of(NO_CODE);
        }
        return known.contains(code) || code.equals(hubs.hub(hub).agency())
                ? Optional.empty()
                : Optional.of("is not an agency this hub works with");
    }
}
