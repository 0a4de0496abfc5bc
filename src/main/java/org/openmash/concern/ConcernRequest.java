package org.openmash.concern;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Code;
import org.openmash.concern.Accept.NotFuture;
import org.openmash.concern.Accept.Required;
import org.openmash.concern.Accept.Text;

/**
 * A concern about one or more people, as an agency sends it ({@code POST /v1/concerns}). Never turned away for want of
 * detail: required are only {@code contactType}, {@code immediateDanger}, {@code summary}, {@code lawfulBasis},
 * {@code referrer.sourceCode} and one SUBJECT with a name or a description ({@code NO_NAMES}: no people at all). What is
 * absent is null, or an empty list. Only {@link ConcernReader} makes one.
 *
 * @param contactType list {@code contact-type}
 * @param sourceReference the sender's own reference
 * @param occurredOn the day it happened
 * @param immediateDanger somebody is in danger now; malformed optional values are then kept aside, never refused
 * @param categories lists {@code abuse-category} and, for adults, {@code adult-abuse-category}
 * @param factors list {@code assessment-factor}; {@code 21} (none) stands alone
 * @param summary what happened
 * @param childVoice the child's own words and wishes
 * @param childVoiceNotObtained why the child was not heard
 * @param agreement what the family agreed to and knows
 * @param lawfulBasis list {@code lawful-basis}
 * @param referrer who tells the hub
 * @param staffAllegation an allegation about somebody who works with children or adults
 * @param people everybody concerned; one case is opened or joined for each SUBJECT
 * @param contributions what the agency knows, item by item
 */
record ConcernRequest(
        @Required @Code("contact-type") String contactType,
        @Text(max = Accept.SHORT) @Nullable String sourceReference,
        @NotFuture @Nullable LocalDate occurredOn,
        @Required boolean immediateDanger,
        List<@Code({"abuse-category", "adult-abuse-category"}) String> categories,
        List<@Code(value = "assessment-factor", alone = "21") String> factors,
        @Required @Text(max = Accept.LONG) String summary,
        @Text(max = Accept.LONG) @Nullable String childVoice,
        @Text(max = Accept.SHORT) @Nullable String childVoiceNotObtained,
        @Nullable Agreement agreement,
        @Required @Code("lawful-basis") String lawfulBasis,
        @Required Referrer referrer,
        @Nullable StaffAllegation staffAllegation,
        List<PersonRequest> people,
        List<ContributionRequest> contributions) {

    /** A consultation without names: it has no people; its case is about somebody nobody has named. */
    static final String NO_NAMES = "NO_NAMES";

    ConcernRequest {
        categories = List.copyOf(categories);
        factors = List.copyOf(factors);
        people = List.copyOf(people);
        contributions = List.copyOf(contributions);
    }

    /** The people a case is about. */
    List<PersonRequest> subjects() {
        return people.stream()
                .filter(person -> person.role() == PersonRequest.Role.SUBJECT)
                .toList();
    }

    /** Names the kind only, so that nothing of a concern reaches a log. */
    @Override
    public String toString() {
        return "ConcernRequest";
    }

    /**
     * Agreement to services, and openness with the family: golden rules 2 and 3 of the DfE's advice on information sharing
     * (2024). Not the data-protection basis.
     *
     * @param dispensedBecause list {@code agreement-dispensation}: why the family was not asked, or was overruled
     * @param familyInformed whether the family knows of this concern
     */
    record Agreement(
            @Nullable Boolean sought,
            @Nullable Boolean given,
            @Code("agreement-dispensation") @Nullable String dispensedBecause,
            @Nullable Boolean familyInformed,
            @Text(max = Accept.SHORT) @Nullable String notInformedBecause) {

        @Override
        public String toString() {
            return "Agreement";
        }
    }

    /**
     * An allegation about somebody who works with children or adults at risk. The case is restricted and the accused's agency
     * takes no part.
     *
     * @param text what is alleged
     * @param aboutWorkerOf the agency the accused works for: its organisation code in the hub if known, else its name
     */
    record StaffAllegation(
            @Text(max = Accept.LONG) @Nullable String text,
            @Text(max = Accept.NAME) @Nullable String aboutWorkerOf) {

        @Override
        public String toString() {
            return "StaffAllegation";
        }
    }
}
