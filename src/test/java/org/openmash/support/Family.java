package org.openmash.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The people of one concern, kept so that another agency can raise a concern about the same ones later. */
record Family(Kind kind, List<ObjectNode> subjects, List<ObjectNode> others, ObjectNode address, String client) {
    /** What the concern is about; each has figures of its own. */
    enum Kind {
        CHILD,
        ADULT,
        MARAC,
        CHANNEL
    }

    /** The same people, known to this client by now. */
    Family raisedBy(String another) {
        return new Family(kind, subjects, others, address, another);
    }

    /**
     * An identifier joins concerns only with the same date of birth, so without either the family cannot be met again.
     */
    boolean canBeMetAgain() {
        return subjects.get(0).has("nhsNumber") && subjects.get(0).has("dateOfBirth");
    }
}
