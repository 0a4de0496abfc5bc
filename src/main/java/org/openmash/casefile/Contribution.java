package org.openmash.casefile;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item an agency knows, checked; the row of the matrix in {@code field} rules it.
 *
 * @param field such as {@code education.detail}
 * @param event kind of event, its date and how sure the date is; belongs to the kind's headline
 * @param text what is said
 * @param sourceReference the agency's own reference
 * @param restricted true with handling code C: only the agency itself reads it until it agrees otherwise
 * @param supersedes the item this one corrects
 */
public record Contribution(
        String field,
        Event event,
        Text text,
        @Nullable String sourceReference,
        boolean restricted,
        @Nullable UUID supersedes) {

    /** The same item as the correction of an earlier one. */
    public Contribution correcting(UUID earlier) {
        return new Contribution(field, event, text, sourceReference, restricted, earlier);
    }

    /** The same item, readable by its own agency only. */
    Contribution onlyForItsAgency() {
        return new Contribution(field, event, text, sourceReference, true, supersedes);
    }

    /** Of these nothing shows without their own row, not even that there is something (API conventions). */
    private static final Set<String> UNSEEN = Set.of(
            "health.mentalHealth",
            "health.sexualHealth",
            "health.pregnancy",
            "police.riskToChildren",
            "police.intelligence",
            "police.convictions",
            "prevent.history",
            "prevent.concernType",
            "prevent.assessment");

    /** When and what kind; ISO date, three letters A, E or U for its accuracy. */
    public record Event(
            @Nullable String eventType,
            @Nullable String eventDate,
            @Nullable String dateAccuracy) {}

    /** What is said; FACT or OPINION; grade 3x5x2. */
    public record Text(
            @Nullable String headline,
            @Nullable String detail,
            @Nullable String nature,
            @Nullable String grade,
            @Nullable String handlingConditions) {}

    /** The kind, such as {@code education}. */
    String kind() {
        return field.substring(0, field.indexOf('.'));
    }

    boolean isUnseen() {
        return UNSEEN.contains(field);
    }

    boolean isHeadline() {
        return field.endsWith(".headline");
    }

    @Override
    public String toString() {
        return "contribution under " + field;
    }
}
