package org.openmash.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Spoils one optional value of a concern with immediate danger, as it happens in a hurry: it must be taken in all the
 * same.
 */
final class Malformed {
    private Malformed() {}

    static void spoilOne(ObjectNode concern, Draw draw) {
        var subject = (ObjectNode) concern.get("people").get(0);
        switch (draw.of(List.of("nhsNumber", "occurredOn", "postcode", "dateOfBirth", "upn"))) {
            case "nhsNumber" -> subject.put("nhsNumber", "999 000 0019");
            case "occurredOn" -> concern.put("occurredOn", "last Tuesday");
            case "postcode" -> subject.withObject("/address").put("postcode", "not known");
            case "dateOfBirth" -> subject.put("dateOfBirth", "about 2019");
            default -> subject.put("upn", "999");
        }
    }
}
