package org.openmash.casefile;

import java.util.UUID;
import org.openmash.problem.ProblemException;

/** Ids in a path: what is no id is answered like an id that nobody has. */
public final class CaseIds {
    private CaseIds() {}

    public static UUID parse(String id) {
        try {
            var parsed = UUID.fromString(id);
            if (parsed.toString().equalsIgnoreCase(id)) {
                return parsed;
            }
        } catch (IllegalArgumentException notAnId) {
            // the same answer as below
        }
        throw ProblemException.notFound();
    }
}
