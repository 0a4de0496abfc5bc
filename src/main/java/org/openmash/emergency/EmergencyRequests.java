package org.openmash.emergency;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent about emergency access. */
final class EmergencyRequests {
    private EmergencyRequests() {}

    /**
     * Access to a case one may know of.
     *
     * @param reasonCode a code of {@code codes/emergency-reason.csv}
     * @param reason in words; name nobody in it
     */
    @Schema(name = "EmergencyAccessRequest")
    record Take(
            @Nullable @Schema(examples = "IMMEDIATE_DANGER") String reasonCode,

            @Nullable @Schema(examples = "Officers are at the door and hear a child")
            String reason) {}

    /**
     * Access to the case of one person, found by an exact identifier and the date of birth.
     *
     * @param identifier such as an NHS number
     * @param dateOfBirth day of birth
     * @param reasonCode a code of {@code codes/emergency-reason.csv}
     * @param reason in words; name nobody in it
     */
    @Schema(name = "EmergencySearchRequest")
    record Seek(
            @Nullable Identifier identifier,
            @Nullable @Schema(examples = "2015-03-02") LocalDate dateOfBirth,
            @Nullable @Schema(examples = "IMMEDIATE_DANGER") String reasonCode,

            @Nullable @Schema(examples = "Brought in unconscious")
            String reason) {
        /** Nothing: it is personal data. */
        @Override
        public String toString() {
            return "Seek";
        }
    }

    /**
     * An exact identifier.
     *
     * @param kind NHS_NUMBER, UPN, ULN or PNC_ID
     * @param value as written
     */
    @Schema(name = "EmergencyIdentifier")
    record Identifier(
            @Nullable @Schema(examples = "NHS_NUMBER") String kind,
            @Nullable @Schema(examples = "9990000018") String value) {
        /** Nothing: it is personal data. */
        @Override
        public String toString() {
            return "Identifier";
        }
    }

    /**
     * A second person's yes to the next use by somebody whose earlier use was not reviewed in time.
     *
     * @param person the {@code person} claim of whoever is to have access
     * @param reason why
     */
    @Schema(name = "EmergencySecondRequest")
    record Second(
            @Nullable @Schema(examples = "P-0004") String person,

            @Nullable @Schema(examples = "I am on duty with her and know the call")
            String reason) {}

    /**
     * The review of a use by another person.
     *
     * @param finding JUSTIFIED or MISUSE; misuse suspends the right, and nothing else does, until two people, one of them a manager,
     *     found the use justified after it
     * @param reason why
     */
    @Schema(name = "EmergencyReviewRequest")
    record Review(
            @Nullable @Schema(examples = "JUSTIFIED") String finding,

            @Nullable @Schema(examples = "The call and the time agree")
            String reason) {}
}
