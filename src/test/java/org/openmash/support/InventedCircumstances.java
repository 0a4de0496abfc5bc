package org.openmash.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.Period;

/**
 * What an agency of a sector knows of a SUBJECT besides who it is: numbers of its own, where, how to get in touch,
 * safety.
 */
final class InventedCircumstances {
    private final Draw draw;
    private final Shares shares;
    private final InventedPeople people;
    private final InventedNumbers numbers;
    private final LocalDate today;

    InventedCircumstances(Draw draw, Shares shares, InventedPeople people, InventedNumbers numbers, LocalDate today) {
        this.draw = draw;
        this.shares = shares;
        this.people = people;
        this.numbers = numbers;
        this.today = today;
    }

    /** Adds to a SUBJECT what this source would know. */
    void add(ObjectNode subject, Source source, Family family) {
        if (draw.chance(0.85)) {
            subject.set("address", family.address().deepCopy());
        }
        if (subject.has("dateOfBirth")) {
            int age = Period.between(LocalDate.parse(subject.get("dateOfBirth").asText()), today)
                    .getYears();
            ofSector(subject, source, age);
            disabilities(subject);
            now(subject);
        }
        contact(subject);
        standing(subject);
    }

    /** Where somebody is safe; everyone else reads the location as unknown from now on. */
    void hide(ObjectNode subject) {
        var refuge = people.address();
        refuge.withArray("lines").insert(0, people.word("refuge"));
        subject.set("safeAddress", refuge);
        subject.put("safeContact", "Mornings, by text to the support worker");
        subject.withArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION");
    }

    /** The needs of an adult at risk (Care Act 2014 s.42). */
    void asAdult(ObjectNode subject) {
        var adult = subject.putObject("adult");
        adult.put("careAndSupport", "Help with washing and meals, twice a day");
        if (draw.chance(0.6)) {
            adult.put("capacity", "Presumed; not assessed for this decision").put("advocate", "None yet");
        }
        adult.put("wishes", "Wants to stay at home and not to see the police");
        if (draw.chance(0.3)) {
            numbers.niNumber().ifPresent(number -> subject.put("niNumber", number));
        }
    }

    private void ofSector(ObjectNode subject, Source source, int age) {
        switch (source.sector()) {
            case "school" -> atSchool(subject, age);
            case "nhs" -> subject.put("gpPractice", people.word("practice"));
            case "police" -> knownToPolice(subject, age);
            default -> knownToCouncil(subject, age);
        }
    }

    private void atSchool(ObjectNode subject, int age) {
        if (age < 4 || age > 18) {
            return;
        }
        subject.put("school", people.word("school"));
        subject.put(
                "upn", numbers.upn(LocalDate.parse(subject.get("dateOfBirth").asText())));
        if (age >= 14) {
            numbers.uln().ifPresent(number -> subject.put("uln", number));
        }
    }

    private void knownToPolice(ObjectNode subject, int age) {
        if (age >= 14 && draw.chance(0.25)) {
            subject.put("pncId", numbers.pncId(today.getYear() - draw.between(0, 3)));
        }
    }

    private void knownToCouncil(ObjectNode subject, int age) {
        if (age < 5) {
            subject.put("upn", "UN1");
        }
        if (draw.chance(0.05)) {
            subject.put("immigration", "No recourse to public funds");
        }
    }

    private void disabilities(ObjectNode subject) {
        var disabilities = subject.putArray("disabilities");
        if (draw.chance(shares.share("children_in_need_with_disability_share", "ALL"))) {
            disabilities.add(draw.of(java.util.List.of("AUT", "BEH", "COMM", "LD", "MOB", "HEAR", "VIS")));
        } else if (draw.chance(0.5)) {
            disabilities.add("NONE");
        }
    }

    private void now(ObjectNode subject) {
        if (draw.chance(0.1)) {
            subject.putObject("language")
                    .put("first", people.word("language"))
                    .put("interpreter", true)
                    .putNull("communication");
        }
        if (draw.chance(0.2)) {
            subject.putObject("whereabouts")
                    .put("text", "With a grandparent")
                    .put("asOf", today.minusDays(1) + "T15:%02d:00Z".formatted(draw.between(0, 59)));
        }
    }

    private void contact(ObjectNode subject) {
        if (draw.chance(0.4)) {
            subject.putArray("contactDetails")
                    .addObject()
                    .put("kind", "PHONE")
                    .put("value", "07700 900%03d".formatted(draw.between(0, 999)));
        }
        if (draw.chance(0.12)) {
            subject.withArray("safetyInstructions").add(people.word("instruction"));
        }
    }

    private void standing(ObjectNode subject) {
        if (draw.chance(0.4)) {
            subject.putArray("parentalResponsibility").add(draw.chance(0.5) ? "Mother" : "Mother and father");
        }
        if (draw.chance(0.04)) {
            subject.putArray("courtOrders").add("Child arrangements order, 2024");
        }
        if (draw.chance(0.08)) {
            subject.put("legalStatus", people.word("legal"));
        }
    }
}
