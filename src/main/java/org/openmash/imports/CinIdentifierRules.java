package org.openmash.imports;

import static org.openmash.imports.CinCodes.SEX;
import static org.openmash.imports.CinCodes.lacks;
import static org.openmash.imports.CinFields.BIRTH_DATE;
import static org.openmash.imports.CinFields.DEATH_DATE;
import static org.openmash.imports.CinFields.EXPECTED_BIRTH_DATE;
import static org.openmash.imports.CinFields.LA_CHILD_ID;
import static org.openmash.imports.CinRule.rule;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Rules about who the child is, the pupil numbers apart. */
final class CinIdentifierRules {
    private static final int LONGEST_LOCAL_ID = 20;
    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]*");

    static final List<CinRule<CinCase>> RULES = List.of(
            rule("8500", "The child's identifier is missing.", of -> localId(of).isEmpty(), LA_CHILD_ID),
            rule(
                    "1570",
                    "The child's identifier is longer than 20 characters.",
                    of -> localId(of).length() > LONGEST_LOCAL_ID,
                    LA_CHILD_ID),
            rule(
                    "1580",
                    "The child's identifier has characters other than letters and digits.",
                    of -> !ALPHANUMERIC.matcher(localId(of)).matches(),
                    LA_CHILD_ID),
            rule(
                    "8525Q",
                    "A date of birth or an expected date of birth must be given, and not both.",
                    of -> (of.identifiers().birthDate() == null)
                            == (of.identifiers().expectedBirthDate() == null),
                    BIRTH_DATE,
                    EXPECTED_BIRTH_DATE),
            rule(
                    "8535Q",
                    "The date of death is before the date of birth.",
                    of -> CinDate.before(
                            of.identifiers().deathDate(), of.identifiers().birthDate()),
                    DEATH_DATE,
                    BIRTH_DATE),
            rule(
                    "4180",
                    "The sex is missing or is not a code of the list.",
                    of -> lacks(SEX, of.identifiers().sex()),
                    CinFields.SEX),
            rule(
                    "8750",
                    "The sex of an unborn child must be U.",
                    of -> isUnborn(of.identifiers())
                            && !"U".equals(of.identifiers().sex()),
                    CinFields.SEX,
                    BIRTH_DATE,
                    EXPECTED_BIRTH_DATE));

    private CinIdentifierRules() {}

    private static String localId(CinCase of) {
        return Objects.requireNonNullElse(of.identifiers().localId(), "");
    }

    private static boolean isUnborn(CinIdentifiers child) {
        return child.birthDate() == null && child.expectedBirthDate() != null;
    }
}
