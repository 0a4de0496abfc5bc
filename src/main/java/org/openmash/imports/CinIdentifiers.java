package org.openmash.imports;

import org.jspecify.annotations.Nullable;

/**
 * Who a child in a return is: module {@code ChildIdentifiers}. Values are as received; null when missing or empty.
 *
 * @param localId the authority's own identifier ({@code LAchildID})
 * @param upn unique pupil number
 * @param formerUpn the number before that
 * @param upnUnknown why there is none: UN1 to UN7
 * @param birthDate day of birth; by convention the 15th when the day is not known
 * @param expectedBirthDate of an unborn child
 * @param sex F, M or U
 * @param deathDate day of death
 */
record CinIdentifiers(
        @Nullable String localId,
        @Nullable String upn,
        @Nullable String formerUpn,
        @Nullable String upnUnknown,
        @Nullable CinDate birthDate,
        @Nullable CinDate expectedBirthDate,
        @Nullable String sex,
        @Nullable CinDate deathDate) {

    static CinIdentifiers of(CinBlock block) {
        return new CinIdentifiers(
                block.text("LAchildID"),
                block.text("UPN"),
                block.text("FormerUPN"),
                block.text("UPNunknown"),
                block.date("PersonBirthDate"),
                block.date("ExpectedPersonBirthDate"),
                block.text("Sex"),
                block.date("PersonDeathDate"));
    }
}
