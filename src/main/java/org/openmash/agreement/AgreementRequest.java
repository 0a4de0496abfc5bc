package org.openmash.agreement;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it is proposed.
 *
 * @param title what it is called
 * @param parties organisation codes, two at least
 * @param purposes codes of the purpose list
 * @param dataCategories groups of the disclosure matrix
 * @param legalBasis codes of the list of lawful bases
 * @param startsOn the first day it is in force
 * @param endsOn the last one
 * @param reviewOn when the parties look at it again
 * @param contact whom to ask about it
 */
@Schema(name = "AgreementRequest")
record AgreementRequest(
        @Nullable String title,
        @Nullable List<@Nullable String> parties,
        @Nullable List<@Nullable String> purposes,
        @Nullable List<@Nullable String> dataCategories,
        @Nullable List<@Nullable String> legalBasis,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate reviewOn,
        @Nullable String contact) {}
