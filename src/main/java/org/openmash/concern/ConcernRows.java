package org.openmash.concern;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmash.casefile.Contribution;
import org.openmash.disclosure.CaseRows.Values;

/** Puts what was sent under the rows of the matrix, as {@link MatrixRows} says. Pure. */
final class ConcernRows {
    private static final String HIDDEN = "DO_NOT_DISCLOSE_LOCATION";
    /** Factors that are indicators of exploitation: sexual, trafficking, gangs, criminal (DfE factors at assessment). */
    private static final Set<String> EXPLOITATION = Set.of("11A", "12A", "13A", "24A");

    private ConcernRows() {}

    /** A safe address sets the mark too; it holds for everybody on the case, for they may be found together. */
    static boolean isLocationProtected(ConcernRequest request) {
        return request.people().stream().anyMatch(ConcernRows::isHidden);
    }

    private static boolean isHidden(PersonRequest person) {
        return person.safeAddress() != null || person.safetyInstructions().contains(HIDDEN);
    }

    static Values concern(ConcernRequest request, String agency, Instant receivedAt) {
        var referrer = request.referrer();
        var values = new Values()
                .always("concern_open")
                .always("concern_closed")
                .put("concern.receivedAt", receivedAt.toString())
                .put("concern.occurredOn", request.occurredOn())
                .put("concern.categories", request.categories())
                .put("concern.immediateDanger", request.immediateDanger())
                .put("concern.agreement", request.agreement())
                .put("concern.lawfulBasis", request.lawfulBasis())
                .put("concern.referrerAgency", agency)
                .put("concern.factors", request.factors())
                .put("concern.summary", request.summary())
                .put(
                        "concern.childVoice",
                        someOf("words", request.childVoice(), "notObtained", request.childVoiceNotObtained()))
                .put("concern.source", referrer.sourceCode())
                .put("concern.sourceReference", request.sourceReference())
                .put("concern.staffAllegation", allegation(request));
        var name = someOf("name", referrer.name(), "role", referrer.role());
        if (referrer.isProtected()) {
            values.put("concern.publicReferrer", someOf("identity", name, "contact", referrer.contact()));
        } else {
            values.put("concern.referrerName", name).put("concern.referrerContact", referrer.contact());
        }
        return values;
    }

    /** The statement about one subject; without one, that there is somebody nobody has named. */
    static Values subject(ConcernRequest request, @Nullable PersonRequest subject) {
        var values = new Values().always("subject_open");
        if (isLocationProtected(request)) {
            values.protectLocation().structure("subject_open", "location_protected", true);
        }
        values.put("subject.safetyInstruction", orNull(safetyInstructions(request)))
                .put(
                        "subject.contactRestrictions",
                        orNull(request.people().stream()
                                .flatMap(person -> person.contactRestrictions().stream())
                                .toList()))
                .put(
                        "subject.exploitation",
                        orNull(request.factors().stream()
                                .filter(EXPLOITATION::contains)
                                .toList()))
                .put(
                        "subject.safeAddress",
                        orNull(ofEverybody(
                                request, subject, person -> safePlace(person, isLocationProtected(request)))))
                .put("subject.safeContact", joined(ofEverybody(request, subject, PersonRequest::safeContact)))
                .put("subject.immigration", joined(ofEverybody(request, subject, PersonRequest::immigration)));
        if (subject != null) {
            identity(values, subject);
            location(values, subject);
            circumstances(values, subject);
        }
        return values;
    }

    private static void identity(Values values, PersonRequest subject) {
        values.put("subject.name", name(subject))
                .put("subject.otherNames", orNull(subject.otherNames()))
                .put("subject.description", subject.description())
                .put("subject.dateOfBirth", subject.dateOfBirth())
                .put("subject.expectedDateOfBirth", subject.expectedDateOfBirth())
                .put("subject.dateOfDeath", subject.dateOfDeath())
                .put("subject.sex", subject.sex())
                .put("subject.ethnicity", subject.ethnicity())
                .put("subject.language", subject.language())
                .put("subject.disability", orNull(subject.disabilities()))
                .put("subject.nhsNumber", subject.nhsNumber())
                .put("subject.upn", subject.upn())
                .put("subject.uln", subject.uln())
                .put("subject.pncId", subject.pncId())
                .put("subject.niNumber", subject.niNumber())
                .put("subject.localId", subject.localId());
    }

    private static void location(Values values, PersonRequest subject) {
        var address = subject.address();
        if (address != null) {
            values.put("subject.address", someOf("lines", orNull(address.lines()), "postcode", address.postcode()))
                    .put("subject.uprn", address.uprn());
        }
        values.put("subject.contactDetails", orNull(subject.contactDetails()))
                .put("subject.whereabouts", subject.whereabouts())
                .put("subject.school", subject.school())
                .put("subject.gpPractice", subject.gpPractice());
    }

    private static void circumstances(Values values, PersonRequest subject) {
        values.put("subject.missing", subject.missing())
                .put("subject.parentalResponsibility", orNull(subject.parentalResponsibility()))
                .put("subject.courtOrders", orNull(subject.courtOrders()))
                .put("subject.legalStatus", subject.legalStatus());
        var adult = subject.adult();
        if (adult != null) {
            values.put("adult.careAndSupport", adult.careAndSupport())
                    .put("adult.capacity", someOf("capacity", adult.capacity(), "advocate", adult.advocate()))
                    .put("adult.wishes", adult.wishes());
        }
    }

    /**
     * One row for each other person. Another SUBJECT of the concern is a child of the household, unless it must not be found:
     * then it stands on no case but its own.
     */
    static List<Values> household(ConcernRequest request, @Nullable PersonRequest subject) {
        List<Values> rows = new ArrayList<>();
        for (var person : request.people()) {
            boolean itself = isThe(subject, person);
            boolean hiddenSibling = person.role() == PersonRequest.Role.SUBJECT && isHidden(person);
            if (!itself && !hiddenSibling) {
                rows.add(other(person, isLocationProtected(request)));
            } else if (itself && !person.workerSafety().isEmpty()) {
                rows.add(new Values().put("household.workerSafety", person.workerSafety()));
            }
        }
        return rows;
    }

    private static Values other(PersonRequest person, boolean hidden) {
        var who = someOf("name", name(person), "relationship", person.relationship(), "age", age(person));
        var values = new Values()
                .put(row(person), who)
                .put("household.workerSafety", orNull(person.workerSafety()))
                .put("household.identifiers", identifiers(person, hidden));
        if (Boolean.TRUE.equals(person.allegedPerpetrator())) {
            values.put("household.allegedPerpetrator", who);
        }
        var adult = person.adult();
        if (adult != null) {
            var whose = name(person);
            values.put("adult.careAndSupport", said(whose, adult.careAndSupport()))
                    .put(
                            "adult.capacity",
                            someOf("whose", whose, "capacity", adult.capacity(), "advocate", adult.advocate()))
                    .put("adult.wishes", said(whose, adult.wishes()));
        }
        return values;
    }

    private static String row(PersonRequest person) {
        if (person.role() == PersonRequest.Role.OTHER || Boolean.FALSE.equals(person.inHousehold())) {
            return "household.significantOthers";
        }
        return person.role() == PersonRequest.Role.ADULT ? "household.adults" : "household.children";
    }

    /** All else that was sent about somebody who is not the subject: the household's closed row. */
    private static @Nullable Map<String, Object> identifiers(PersonRequest person, boolean hidden) {
        Map<String, Object> known = new LinkedHashMap<>(person.identifiers());
        putIfKnown(known, "dateOfBirth", person.dateOfBirth());
        putIfKnown(known, "expectedDateOfBirth", person.expectedDateOfBirth());
        putIfKnown(known, "dateOfDeath", person.dateOfDeath());
        putIfKnown(known, "otherNames", orNull(person.otherNames()));
        putIfKnown(known, "description", person.description());
        putIfKnown(known, "sex", person.sex());
        putIfKnown(known, "ethnicity", person.ethnicity());
        putIfKnown(known, "disabilities", orNull(person.disabilities()));
        putIfKnown(known, "language", person.language());
        putIfKnown(known, "localId", person.localId());
        putIfKnown(known, "missing", person.missing());
        putIfKnown(known, "legalStatus", person.legalStatus());
        putIfKnown(known, "courtOrders", orNull(person.courtOrders()));
        putIfKnown(known, "parentalResponsibility", orNull(person.parentalResponsibility()));
        if (!hidden || !mayLiveWithThem(person)) {
            known.putAll(location(person));
        }
        if (known.isEmpty()) {
            return null;
        }
        putIfKnown(known, "name", name(person));
        return known;
    }

    /** Where the alleged perpetrator and people outside the household are does not tell where a protected person is. */
    private static boolean mayLiveWithThem(PersonRequest person) {
        return isHidden(person)
                || (!Boolean.TRUE.equals(person.allegedPerpetrator())
                        && !Boolean.FALSE.equals(person.inHousehold())
                        && person.role() != PersonRequest.Role.OTHER);
    }

    private static Map<String, Object> location(PersonRequest person) {
        Map<String, Object> known = new LinkedHashMap<>();
        putIfKnown(known, "address", person.address());
        putIfKnown(known, "contactDetails", orNull(person.contactDetails()));
        putIfKnown(known, "whereabouts", person.whereabouts());
        putIfKnown(known, "school", person.school());
        putIfKnown(known, "gpPractice", person.gpPractice());
        return known;
    }

    /** A safe address; and where the others can be found while anybody on the case must not be: they may live together. */
    private static @Nullable Object safePlace(PersonRequest person, boolean hidden) {
        boolean another = person.role() != PersonRequest.Role.SUBJECT && mayLiveWithThem(person);
        Map<String, Object> known = another && hidden ? location(person) : new LinkedHashMap<>();
        putIfKnown(known, "safeAddress", person.safeAddress());
        return known.isEmpty() ? null : known;
    }

    /** The item of a request as the case keeps it; the request was checked before. */
    static Contribution contribution(ContributionRequest item) {
        return new Contribution(
                item.field(),
                new Contribution.Event(item.eventType(), text(item.eventDate()), item.dateAccuracy()),
                new Contribution.Text(
                        item.headline(), item.detail(), text(item.nature()), item.grade(), item.handlingConditions()),
                item.sourceReference(),
                item.isConditional(),
                null);
    }

    private static Set<String> safetyInstructions(ConcernRequest request) {
        Set<String> codes = new LinkedHashSet<>();
        request.people().forEach(person -> codes.addAll(person.safetyInstructions()));
        if (isLocationProtected(request)) {
            codes.add(HIDDEN);
        }
        return codes;
    }

    @SuppressWarnings("ReferenceEquality") // two unnamed siblings can be described alike and are still two
    private static boolean isThe(@Nullable PersonRequest subject, PersonRequest person) {
        return person == subject;
    }

    private interface Part {
        @Nullable
        Object of(PersonRequest person);
    }

    /** What everybody on the case has of something, each with whose it is. */
    private static List<Map<String, Object>> ofEverybody(
            ConcernRequest request, @Nullable PersonRequest subject, Part part) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (var person : request.people()) {
            var value = part.of(person);
            boolean otherSubject = person.role() == PersonRequest.Role.SUBJECT && !isThe(subject, person);
            if (value != null && !otherSubject) {
                all.add(Map.of(
                        "whose", isThe(subject, person) ? "SUBJECT" : String.valueOf(name(person)), "value", value));
            }
        }
        return all;
    }

    private static @Nullable String joined(List<Map<String, Object>> statements) {
        return statements.isEmpty()
                ? null
                : statements.stream()
                        .map(statement -> "SUBJECT".equals(statement.get("whose"))
                                ? String.valueOf(statement.get("value"))
                                : statement.get("whose") + ": " + statement.get("value"))
                        .collect(Collectors.joining("; "));
    }

    private static @Nullable String said(@Nullable String whose, @Nullable String text) {
        return text == null || whose == null ? text : whose + ": " + text;
    }

    private static @Nullable Map<String, Object> allegation(ConcernRequest request) {
        Map<String, Object> all = new LinkedHashMap<>();
        var allegation = request.staffAllegation();
        if (allegation != null) {
            putIfKnown(all, "text", allegation.text());
            putIfKnown(all, "aboutWorkerOf", allegation.aboutWorkerOf());
        }
        var working = request.people().stream()
                .filter(person -> person.worksFor() != null)
                .map(person -> someOf("name", name(person), "worksFor", person.worksFor()))
                .filter(Objects::nonNull)
                .toList();
        putIfKnown(all, "worksFor", orNull(working));
        return all.isEmpty() ? null : all;
    }

    private static @Nullable String name(PersonRequest person) {
        var full = Stream.of(person.givenNames(), person.familyName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        var knownAs = person.knownAs();
        if (knownAs == null || knownAs.isBlank()) {
            return full.isEmpty() ? null : full;
        }
        return full.isEmpty() ? knownAs : full + " (known as " + knownAs + ")";
    }

    private static @Nullable Integer age(PersonRequest person) {
        var born = person.dateOfBirth();
        return born == null
                ? null
                : Period.between(born, LocalDate.now(ZoneId.of("Europe/London")))
                        .getYears();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <C extends Collection<?>> @Nullable C orNull(C values) {
        return values.isEmpty() ? null : values;
    }

    private static void putIfKnown(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** Pairs of name and value; null when every value is unknown. */
    private static @Nullable Map<String, Object> someOf(@Nullable Object... namesAndValues) {
        Map<String, Object> some = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            putIfKnown(some, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return some.isEmpty() ? null : some;
    }
}
