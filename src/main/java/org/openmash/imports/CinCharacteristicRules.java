package org.openmash.imports;

import static org.openmash.imports.CinCodes.DISABILITY;
import static org.openmash.imports.CinCodes.lacks;
import static org.openmash.imports.CinRule.rule;

import java.util.List;

/** Rules about ethnicity and disability. */
final class CinCharacteristicRules {
    /** The code that says there is no disability. */
    static final String NO_DISABILITY = "NONE";

    static final List<CinRule<CinCase>> RULES = List.of(
            rule(
                    "4220",
                    "The ethnicity is missing or is not a code of the list.",
                    of -> lacks(CinCodes.ETHNICITY, of.child().ethnicity()),
                    CinFields.ETHNICITY),
            rule(
                    "8540",
                    "The disability is missing, or one is not a code of the list, for a child whose referral went on.",
                    of -> of.identifiers().birthDate() != null
                            && of.child().anyGoesOn()
                            && lacks(DISABILITY, of.child().disabilities()),
                    CinFields.DISABILITY),
            rule(
                    "8790",
                    "The disabilities include both none and others.",
                    of -> of.child().disabilities().contains(NO_DISABILITY)
                            && of.child().disabilities().stream().distinct().count() > 1,
                    CinFields.DISABILITY));

    private CinCharacteristicRules() {}
}
