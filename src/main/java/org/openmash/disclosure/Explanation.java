package org.openmash.disclosure;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a caller reads a field of a case or does not: from the table and the live purpose alone, so that it tells nothing of what
 * is held.
 *
 * @param field its name in the disclosure matrix
 * @param label the field in plain English
 * @param readable whether this caller reads it here for the purpose stated
 * @param reason SECTOR, TIER or PURPOSE when it is withheld
 * @param because one sentence
 * @param besides what the row leaves open: a rule that can still make it null or absent
 * @param rule the row that decided
 * @param policyVersion the version of the table
 */
@Schema(name = "Explanation")
public record Explanation(
        String field,
        String label,
        boolean readable,
        @Nullable String reason,
        String because,
        @Nullable String besides,
        Rule rule,
        String policyVersion) {

    /**
     * The row of the matrix as it bears on the caller.
     *
     * @param sector the caller's sector
     * @param tier the caller's tier
     * @param cell what the row says for the sector: OPEN, CLOSED or NEVER
     * @param purposes of which one must be live; empty: any
     * @param purposeStated the purpose the caller stated
     */
    @Schema(name = "ExplanationRule")
    public record Rule(String sector, String tier, String cell, List<String> purposes, String purposeStated) {}

    /** The explanation of one field under a decision. */
    public static Explanation of(CaseField field, Decision decision, Purpose stated, String policyVersion) {
        var reason = decision.withheld().get(field);
        var rule = new Rule(
                decision.sector().name(),
                decision.tier().name(),
                field.rightOf(decision.sector()).name(),
                field.purposes().stream().map(Purpose::code).sorted().toList(),
                stated.code());
        return new Explanation(
                field.name(),
                field.label(),
                reason == null,
                reason == null ? null : reason.name(),
                decision.isEmergency()
                        ? underGrant(field, rule, reason)
                        : reason == null ? shown(field, rule) : withheld(field, rule, reason),
                besides(field),
                rule,
                policyVersion);
    }

    /** A grant widens and narrows by a rule of its own ({@link EmergencyRights}); what the sector never reads it does not open. */
    private static String underGrant(CaseField field, Rule rule, @Nullable Reason reason) {
        if (reason == null) {
            return "Your emergency grant on this case lets you read '%s' while it lives.".formatted(field.label());
        }
        return reason == Reason.SECTOR
                ? withheld(field, rule, reason)
                : "Your emergency grant on this case does not open '%s' to you.".formatted(field.label());
    }

    private static String shown(CaseField field, Rule rule) {
        return rule.purposes().isEmpty()
                ? "Your sector and tier read '%s' for any purpose.".formatted(field.label())
                : "Your sector and tier read '%s' because %s, the purpose you stated, is live for you on this case."
                        .formatted(field.label(), rule.purposeStated());
    }

    private static String withheld(CaseField field, Rule rule, Reason reason) {
        return switch (reason) {
            case SECTOR ->
                "Nobody of the sector %s reads '%s', whatever the tier or the purpose."
                        .formatted(rule.sector(), field.label());
            case TIER ->
                "Of the sector %s only specialists (tier-closed) read '%s', and your account is not one."
                        .formatted(rule.sector(), field.label());
            case PURPOSE ->
                "You read '%s' only while one of %s is live for you on the case, and %s, the purpose you stated, is not %s."
                        .formatted(
                                field.label(),
                                String.join(", ", rule.purposes()),
                                rule.purposeStated(),
                                rule.purposes().contains(rule.purposeStated()) ? "live for you on it" : "one of them");
        };
    }

    private static @Nullable String besides(CaseField field) {
        if (Column.LOCATION.contains(field.name())) {
            return "While a person on the case must not be located it reads as null to all who do not read"
                    + " subject.safeAddress.";
        }
        return Column.KINDS.contains(field.group())
                ? "An item that its agency restricts or took back is absent, and a copy that was released to your agency is"
                        + " readable, whatever this row says."
                : null;
    }
}
