package org.openmash.concern;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.codes.CodeList;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.DisclosureMatrix;

/**
 * The rules between properties. What they are given may be half filled ({@link RecordReader}), so a missing required value
 * is none of their business.
 */
final class ConcernRules {
    private static final int MONTHS_AHEAD = 10;
    private static final int DAYS_OVERDUE = 60;
    private static final String ANY_KIND = "ANY";
    private static final CodeList EVENT_TYPES = CodeList.load("event-type");

    /** The rows an agency may file under. */
    private final Set<String> filable;

    ConcernRules(DisclosureMatrix matrix) {
        filable = matrix.fields().stream()
                .filter(field -> MatrixRows.KINDS.contains(field.group()))
                .map(CaseField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    void check(ConcernRequest concern, LocalDate today, Findings findings) {
        checkPeople(concern, findings);
        concern.people().forEach(person -> {
            checkBirth(person, today, findings);
            checkDeath(person, findings);
        });
        concern.contributions().forEach(item -> check(item, findings));
    }

    void check(ContributionRequest item, Findings findings) {
        checkField(item, findings);
        checkEventType(item, findings);
        checkHandling(item, findings);
    }

    private static void checkPeople(ConcernRequest concern, Findings findings) {
        if (ConcernRequest.NO_NAMES.equals(concern.contactType())) {
            if (!concern.people().isEmpty()) {
                findings.about(concern, "people", "must be empty in a consultation without names");
            }
        } else if (concern.people().stream().noneMatch(ConcernRules::mayBeTheSubject)) {
            findings.add("people", "must have a SUBJECT with a name or a description", List.of());
        }
    }

    /** Whoever has no role here was sent with a malformed one, which is found already. */
    private static boolean mayBeTheSubject(PersonRequest person) {
        return person.role() == null || (person.role() == PersonRequest.Role.SUBJECT && person.isNamedOrDescribed());
    }

    /** DfE children in need census, rules 8525Q (never both dates) and 4180 (sex of an unborn child). */
    private static void checkBirth(PersonRequest person, LocalDate today, Findings findings) {
        var expected = person.expectedDateOfBirth();
        if (expected == null) {
            return;
        }
        if (person.dateOfBirth() != null) {
            findings.about(person, "expectedDateOfBirth", "must not stand beside dateOfBirth");
            return;
        }
        if (expected.isAfter(today.plusMonths(MONTHS_AHEAD)) || expected.isBefore(today.minusDays(DAYS_OVERDUE))) {
            findings.about(
                    person,
                    "expectedDateOfBirth",
                    "must be at most " + MONTHS_AHEAD + " months ahead and " + DAYS_OVERDUE + " days past");
        }
        if (person.sex() != null && !person.sex().equals("U")) {
            findings.about(person, "sex", "must be U for an unborn child");
        }
    }

    private static void checkDeath(PersonRequest person, Findings findings) {
        var born = person.dateOfBirth();
        var died = person.dateOfDeath();
        if (born != null && died != null && died.isBefore(born)) {
            findings.about(person, "dateOfDeath", "is before dateOfBirth");
        }
    }

    private void checkField(ContributionRequest item, Findings findings) {
        var field = item.field();
        if (field != null && !filable.contains(field)) {
            findings.about(item, "field", "must be a row of health, education, police, council or prevent");
        } else if (field != null && MatrixRows.isHeadline(field) && item.hasText()) {
            findings.about(item, "field", "is a row of dates and codes: file an item with text under another");
        }
    }

    /** An event type shows in the headline row of its item's kind, so one of another kind would show to the wrong people. */
    private void checkEventType(ContributionRequest item, Findings findings) {
        if (item.eventType() == null || item.field() == null || !filable.contains(item.field())) {
            return;
        }
        var kind = EVENT_TYPES.row(item.eventType()).map(row -> row.get("kind")).orElse(ANY_KIND);
        if (!ANY_KIND.equals(kind) && !kind.equals(MatrixRows.kind(item.field()).toUpperCase(Locale.ROOT))) {
            findings.about(item, "eventType", "belongs to items of kind " + kind.toLowerCase(Locale.ROOT));
        }
    }

    private static void checkHandling(ContributionRequest item, Findings findings) {
        if (item.isConditional()
                && (item.handlingConditions() == null
                        || item.handlingConditions().isBlank())) {
            findings.about(item, "handlingConditions", "is required with handling code C");
        }
    }
}
