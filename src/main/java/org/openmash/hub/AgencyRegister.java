package org.openmash.hub;

import jakarta.enterprise.context.ApplicationScoped;
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
        var known = hubs.hub(hub).agencies().orElse(Set.of());
        if (known.isEmpty()) {
            if (!CODE.matcher(code).matches()) {
                throw ProblemException.invalid(field, "is not an organisation code such as SCH-101");
            }
        } else if (!known.contains(code) && !code.equals(hubs.hub(hub).agency())) {
            throw ProblemException.invalid(field, "is not an agency this hub works with");
        }
        return code;
    }
}
