package org.openmash.concern;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which row of the disclosure matrix rules each property of a concern (the table of the API conventions). A test walks the
 * request records and fails on a property whose row does not exist.
 *
 * <p>Where the table is silent about people other than the SUBJECT, the stricter reading holds: who they are and how they
 * are related stands in the household's rows; what keeps somebody safe, or is guarded for its own sake, in its own row
 * whoever it is about; everything else is {@code household.identifiers}, which is closed.
 */
final class MatrixRows {
    /** The kinds of what an agency knows; a contribution may name any row of these. */
    static final Set<String> KINDS = Set.of("health", "education", "police", "council", "prevent");

    private static final String HEADLINE = ".headline";
    /** Of these not even the date and the kind of event show without their own row. */
    private static final Set<String> UNSEEN = Set.of(
            "health.mentalHealth",
            "health.sexualHealth",
            "health.pregnancy",
            "police.riskToChildren",
            "police.intelligence",
            "police.convictions");

    private static final Map<String, String> CONCERN = Map.of(
            "contactType", "case.contactType",
            "childVoiceNotObtained", "concern.childVoice",
            "referrer.name", "concern.referrerName",
            "referrer.role", "concern.referrerName",
            "referrer.contact", "concern.referrerContact",
            "referrer.sourceCode", "concern.source",
            "referrer.protectIdentity", "concern.publicReferrer");

    private static final Set<String> IDENTITY_OF_REFERRER =
            Set.of("referrer.name", "referrer.role", "referrer.contact");

    private static final Map<String, String> ANYBODY = Map.ofEntries(
            Map.entry("safeAddress", "subject.safeAddress"),
            Map.entry("safeContact", "subject.safeContact"),
            Map.entry("safetyInstructions", "subject.safetyInstruction"),
            Map.entry("contactRestrictions", "subject.contactRestrictions"),
            Map.entry("immigration", "subject.immigration"),
            Map.entry("expectedDateOfBirth", "subject.expectedDateOfBirth"),
            Map.entry("workerSafety", "household.workerSafety"),
            Map.entry("allegedPerpetrator", "household.allegedPerpetrator"),
            Map.entry("worksFor", "concern.staffAllegation"),
            Map.entry("adult.careAndSupport", "adult.careAndSupport"),
            Map.entry("adult.capacity", "adult.capacity"),
            Map.entry("adult.advocate", "adult.capacity"),
            Map.entry("adult.wishes", "adult.wishes"));

    private static final Map<String, String> SUBJECT = Map.of(
            "role", "subject.name",
            "familyName", "subject.name",
            "givenNames", "subject.name",
            "knownAs", "subject.name",
            "disabilities", "subject.disability",
            "address.uprn", "subject.uprn",
            "relationship", "household.adults",
            "inHousehold", "household.adults");

    /** Who somebody is: names, age, relationship. */
    private static final Set<String> WHO = Set.of(
            "role",
            "familyName",
            "givenNames",
            "knownAs",
            "dateOfBirth",
            "dateOfDeath",
            "sex",
            "relationship",
            "inHousehold");

    private MatrixRows() {}

    /**
     * The row of a property of the concern itself.
     *
     * @param path such as {@code agreement.sought}
     * @param referrerProtected see {@link Referrer#isProtected()}
     */
    static String ofConcern(String path, boolean referrerProtected) {
        if (referrerProtected && IDENTITY_OF_REFERRER.contains(path)) {
            return "concern.publicReferrer";
        }
        return CONCERN.getOrDefault(path, "concern." + first(path));
    }

    /**
     * The row of a property of a person.
     *
     * @param path within the person, such as {@code address.uprn}
     * @param inHousehold what was sent; silence goes by the role
     */
    static String ofPerson(PersonRequest.Role role, @Nullable Boolean inHousehold, String path) {
        var own = ANYBODY.getOrDefault(path, ANYBODY.get(first(path)));
        if (own != null) {
            return own;
        }
        if (role == PersonRequest.Role.SUBJECT) {
            return SUBJECT.getOrDefault(path, "subject." + first(path));
        }
        return WHO.contains(path) ? household(role, inHousehold) : "household.identifiers";
    }

    /**
     * The row of a property of a contribution.
     *
     * @param field the row its sender named
     * @param name of the property; {@code agency} stands for the agency it came from
     */
    static String ofContribution(String field, String name) {
        return switch (name) {
            case "field", "eventType", "eventDate", "dateAccuracy" ->
                showsHeadline(field) ? kind(field) + HEADLINE : field;
            case "headline", "detail", "nature", "grade", "handlingConditions" -> field;
            case "agency" -> "contribution.agency";
            case "sourceReference" -> "concern.sourceReference";
            default -> throw new IllegalArgumentException("A contribution has no property " + name);
        };
    }

    /** True when date and kind of event of such an item show in its kind's headline row; else nothing of it shows without its own. */
    static boolean showsHeadline(String field) {
        return !UNSEEN.contains(field) && !kind(field).equals("prevent");
    }

    /** True for a row that holds dates and codes only, and so is widely readable. */
    static boolean isHeadline(String field) {
        return field.endsWith(HEADLINE);
    }

    /** The part before the dot, such as {@code health}. */
    static String kind(String field) {
        return first(field);
    }

    private static String household(PersonRequest.Role role, @Nullable Boolean inHousehold) {
        if (role == PersonRequest.Role.OTHER || Boolean.FALSE.equals(inHousehold)) {
            return "household.significantOthers";
        }
        return role == PersonRequest.Role.CHILD ? "household.children" : "household.adults";
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
