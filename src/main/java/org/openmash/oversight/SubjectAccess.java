package org.openmash.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who saw a person's data: what is asked and answered. */
final class SubjectAccess {
    /**
     * The same whatever the list holds and whatever was left out, so that neither tells anything (UK GDPR art. 15 with DPA 2018
     * schedules 2 to 4).
     */
    static final String WORDING =
            "This list names agencies, and days on which they read a record about you, as far as we can"
                    + " tell you. The law asks us to leave some accesses out, for example to protect other people or the work of"
                    + " the police and of social care. We write this sentence in every answer, also where nothing was left out and"
                    + " where there was nothing to list. That an access is not listed does not mean that there was one, nor that"
                    + " there was none. You can ask us to look again, and you can complain to the Information Commissioner.";

    private SubjectAccess() {}

    /** The exemptions that the second person must have gone through, each (domain reference 6.7). */
    enum Exemption {
        SERIOUS_HARM,
        HEALTH_DATA,
        PARENT_ASKING_FOR_A_CHILD,
        CHILD_ABUSE_DATA,
        THIRD_PARTIES,
        CRIME_AND_LAW_ENFORCEMENT,
        ADOPTION_RECORDS,
        REFERRER_IDENTITY
    }

    /** About whom, and which period. */
    @Schema(name = "SubjectAccessRequest")
    record Asked(
            @Nullable UUID person,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String reason) {}

    /**
     * An agency read on a day; never which member of staff, never what.
     *
     * @param purpose a code of the purpose list, or {@code PURPOSE_NOT_LIVE} for one that was stated and not live on the case
     */
    @Schema(name = "SubjectAccessRow")
    record Row(String agency, LocalDate day, String purpose) {}

    /** For the second person, not for the one who asked. */
    @Schema(name = "SubjectAccessDraft")
    record Draft(UUID id, String text, List<Row> rows) {}

    /**
     * The second person's check.
     *
     * @param checked every exemption, once gone through
     * @param leaveOut rows to leave out, by their place in the draft, from 0
     */
    @Schema(name = "SubjectAccessCheck")
    record Check(
            @Nullable List<Exemption> checked,
            @Nullable List<Integer> leaveOut,
            @Nullable String reason) {}

    /** What may be sent. */
    @Schema(name = "SubjectAccessRelease")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Released(String text, List<Row> rows) {}
}
