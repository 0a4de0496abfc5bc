package org.openmash.concern;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Cautious;
import org.openmash.concern.Accept.Code;
import org.openmash.concern.Accept.Form;
import org.openmash.concern.Accept.Identifier;
import org.openmash.concern.Accept.NotFuture;
import org.openmash.concern.Accept.Required;
import org.openmash.concern.Accept.Text;

/**
 * One person of a concern. Everything but the role may be left out; {@link MatrixRows} says which row rules each property.
 *
 * @param role why the person is named
 * @param otherNames aliases and former names
 * @param description what is known of somebody whose name is not
 * @param expectedDateOfBirth of an unborn child; never beside a date of birth
 * @param sex list {@code sex}; U for an unborn child
 * @param ethnicity list {@code ethnicity}
 * @param disabilities list {@code disability}; NONE stands alone
 * @param upn unique pupil number, or the code that says why there is none; match by {@link #identifiers()} only
 * @param localId the council's own identifier
 * @param safeAddress a refuge or another address that must not be known
 * @param safeContact when and how it is safe to get in touch
 * @param safetyInstructions list {@code safety-instruction}. While anything sent to keep the person safe could not be read,
 *     two are assumed: to disclose no location, and to ask the hub first
 * @param contactRestrictions who may not collect or have contact
 * @param parentalResponsibility who holds it
 * @param legalStatus care or protection plan
 * @param relationship to the SUBJECT, such as MOTHER: a word of the sender's list, in capitals, so that no account slips into a
 *     widely readable row
 * @param worksFor the agency of the hub the person works for, as organisation code or name
 * @param workerSafety list {@code worker-safety}
 */
record PersonRequest(
        @Required Role role,
        @Text(max = Accept.NAME) @Nullable String familyName,
        @Text(max = Accept.NAME) @Nullable String givenNames,
        @Text(max = Accept.NAME) @Nullable String knownAs,
        List<@Text(max = Accept.NAME) String> otherNames,
        @Text(max = Accept.SHORT) @Nullable String description,
        @NotFuture @Nullable LocalDate dateOfBirth,
        @Nullable LocalDate expectedDateOfBirth,
        @NotFuture @Nullable LocalDate dateOfDeath,
        @Code("sex") @Nullable String sex,
        @Code("ethnicity") @Nullable String ethnicity,
        List<@Code(value = "disability", alone = "NONE") String> disabilities,
        @Nullable Language language,
        @Identifier(IdentifierKind.NHS_NUMBER) @Nullable String nhsNumber,
        @Identifier(IdentifierKind.UPN) @Nullable String upn,
        @Identifier(IdentifierKind.ULN) @Nullable String uln,
        @Identifier(IdentifierKind.PNC_ID) @Nullable String pncId,
        @Identifier(IdentifierKind.NI_NUMBER) @Nullable String niNumber,
        @Text(max = Accept.NAME) @Nullable String localId,
        @Nullable Address address,
        @Nullable Address safeAddress,
        List<ContactDetail> contactDetails,
        @Text(max = Accept.SHORT) @Nullable String safeContact,

        @Cautious(
                when = "saf",
                then = {"DO_NOT_DISCLOSE_LOCATION", "ASK_HUB_BEFORE_CONTACT"})
        List<@Code("safety-instruction") String> safetyInstructions,

        List<ContactRestriction> contactRestrictions,
        @Nullable Whereabouts whereabouts,
        @Nullable Missing missing,
        List<@Text(max = Accept.SHORT) String> parentalResponsibility,
        List<@Text(max = Accept.SHORT) String> courtOrders,
        @Text(max = Accept.SHORT) @Nullable String legalStatus,
        @Text(max = Accept.SHORT) @Nullable String immigration,
        @Text(max = Accept.SHORT) @Nullable String school,
        @Text(max = Accept.SHORT) @Nullable String gpPractice,
        @Nullable Adult adult,

        @Form(regexp = Accept.WORD, message = Accept.WORD_EXPECTED) @Nullable
        String relationship,

        @Nullable Boolean inHousehold,
        @Nullable Boolean allegedPerpetrator,
        @Text(max = Accept.NAME) @Nullable String worksFor,
        List<@Code("worker-safety") String> workerSafety) {

    PersonRequest {
        otherNames = List.copyOf(otherNames);
        disabilities = List.copyOf(disabilities);
        contactDetails = List.copyOf(contactDetails);
        safetyInstructions = List.copyOf(safetyInstructions);
        contactRestrictions = List.copyOf(contactRestrictions);
        parentalResponsibility = List.copyOf(parentalResponsibility);
        courtOrders = List.copyOf(courtOrders);
        workerSafety = List.copyOf(workerSafety);
    }

    /** Why a person is named. */
    @Schema(name = "PersonRole")
    enum Role {
        /** The person the case is about, child or adult. */
        SUBJECT,
        /** An adult of the household. */
        ADULT,
        /** Another child of the household. */
        CHILD,
        /** Anybody outside the household. */
        OTHER
    }

    /** True when there is enough to tell whom the case is about. */
    boolean isNamedOrDescribed() {
        return Stream.of(familyName, givenNames, knownAs, description)
                .anyMatch(text -> text != null && !text.isBlank());
    }

    /** True when nobody may learn where the person is. */
    boolean mustNotBeFound() {
        return safeAddress != null || safetyInstructions.contains("DO_NOT_DISCLOSE_LOCATION");
    }

    /** The identifiers by which the person may be matched, canonical, by the name of their {@link IdentifierKind}. */
    Map<String, String> identifiers() {
        Map<String, String> known = new HashMap<>();
        put(known, IdentifierKind.NHS_NUMBER, nhsNumber);
        put(known, IdentifierKind.UPN, upn != null && IdentifierKind.identifiesPupil(upn) ? upn : null);
        put(known, IdentifierKind.ULN, uln);
        put(known, IdentifierKind.PNC_ID, pncId);
        put(known, IdentifierKind.NI_NUMBER, niNumber);
        return Map.copyOf(known);
    }

    private static void put(Map<String, String> known, IdentifierKind kind, @Nullable String value) {
        if (value != null) {
            known.put(kind.name(), value);
        }
    }

    @Override
    public String toString() {
        return "PersonRequest";
    }
}
