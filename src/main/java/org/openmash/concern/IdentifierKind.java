package org.openmash.concern;

import org.openmash.codes.CodeList;
import org.openmash.person.NhsNumber;
import org.openmash.person.NiNumber;
import org.openmash.person.PncId;
import org.openmash.person.Postcode;
import org.openmash.person.Uln;
import org.openmash.person.Upn;
import org.openmash.person.Uprn;

/** The identifiers a concern may carry, each with the rule that checks it. */
enum IdentifierKind {
    NHS_NUMBER,
    /** Unique pupil number, or the code of the list {@code upn-unknown} that says why there is none. */
    UPN,
    ULN,
    PNC_ID,
    NI_NUMBER,
    POSTCODE,
    UPRN;

    private static final CodeList NO_UPN = CodeList.load("upn-unknown");

    /**
     * The canonical spelling.
     *
     * @throws IllegalArgumentException when it is not a valid identifier; the message says why, never what was given
     */
    String canonical(String raw) {
        return switch (this) {
            case NHS_NUMBER -> NhsNumber.of(raw).value();
            case UPN -> identifiesPupil(raw) ? Upn.of(raw).value() : raw;
            case ULN -> Uln.of(raw).value();
            case PNC_ID -> PncId.of(raw).value();
            case NI_NUMBER -> NiNumber.of(raw).value();
            case POSTCODE -> Postcode.of(raw).value();
            case UPRN -> Uprn.of(raw).value();
        };
    }

    /** True when this pupil number identifies somebody, false when it is a reason for having none. */
    static boolean identifiesPupil(String upn) {
        return !NO_UPN.contains(upn);
    }
}
