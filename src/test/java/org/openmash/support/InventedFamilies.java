package org.openmash.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.support.Family.Kind;

/** Invents families and remembers the last of them, so that another agency meets the same child again. */
final class InventedFamilies {
    private static final int REMEMBERED = 200;

    private final Draw draw;
    private final Shares shares;
    private final InventedPeople people;
    private final Map<Kind, Deque<Family>> met = new EnumMap<>(Kind.class);
    private final Map<String, Double> kinds = new LinkedHashMap<>();

    InventedFamilies(Draw draw, Shares shares, InventedPeople people) {
        this.draw = draw;
        this.shares = shares;
        this.people = people;
        kinds.put(Kind.CHILD.name(), shares.value("referrals", "ALL"));
        kinds.put(Kind.ADULT.name(), shares.value("adult_section_42_enquiries", "ALL"));
        kinds.put(Kind.MARAC.name(), shares.value("marac_cases", "ALL"));
        kinds.put(Kind.CHANNEL.name(), shares.value("prevent_referrals", "ALL"));
    }

    Kind kind() {
        return Kind.valueOf(draw.byWeight(kinds));
    }

    /** A family, by the published share one that another agency raised a concern about before. */
    Family next(Kind kind, Source source) {
        if (draw.chance(shareOfRepeats(kind))) {
            var again = meetAgain(kind, source.client());
            if (again.isPresent()) {
                return remember(again.get());
            }
        }
        var family = invent(kind, source.client());
        return family.canBeMetAgain() ? remember(family) : family;
    }

    private Optional<Family> meetAgain(Kind kind, String client) {
        var families = met.getOrDefault(kind, new ArrayDeque<>()).iterator();
        while (families.hasNext()) {
            var family = families.next();
            if (!family.client().equals(client) && draw.chance(0.2)) {
                families.remove();
                return Optional.of(family.raisedBy(client));
            }
        }
        return Optional.empty();
    }

    private double shareOfRepeats(Kind kind) {
        return switch (kind) {
            case CHILD -> shares.share("re_referral_share", "ALL");
            case MARAC -> shares.share("marac_repeat_share", "MARAC_REPEAT");
            default -> 0;
        };
    }

    private Family remember(Family family) {
        var families = met.computeIfAbsent(family.kind(), kind -> new ArrayDeque<>());
        families.addFirst(family);
        if (families.size() > REMEMBERED) {
            families.removeLast();
        }
        return family;
    }

    private Family invent(Kind kind, String client) {
        var subject = switch (kind) {
            case CHILD -> people.child();
            case ADULT -> people.adultAtRisk();
            case MARAC -> people.victim();
            case CHANNEL -> people.referredToPrevent();
        };
        List<ObjectNode> subjects = new ArrayList<>(List.of(subject));
        boolean siblings = kind == Kind.CHILD && subject.has("dateOfBirth") && draw.chance(0.15);
        for (int more = siblings ? draw.between(1, 3) : 0; more > 0; more--) {
            subjects.add(people.sibling(subject));
        }
        var others = others(kind, subject.get("familyName").asText());
        return new Family(kind, List.copyOf(subjects), List.copyOf(others), people.address(), client);
    }

    private List<ObjectNode> others(Kind kind, String family) {
        List<ObjectNode> others = new ArrayList<>();
        switch (kind) {
            case CHILD -> household(others, family);
            case ADULT ->
                others.add(related("OTHER", family, draw.of(List.of("SON", "DAUGHTER", "NEIGHBOUR", "CARER"))));
            case MARAC -> {
                others.add(related("OTHER", people.word("family"), draw.of(List.of("PARTNER", "EX_PARTNER"))));
                for (int children = draw.between(0, 2); children > 0; children--) {
                    others.add(related("CHILD", family, "CHILD"));
                }
            }
            case CHANNEL -> others.add(related("ADULT", family, "MOTHER"));
        }
        return others;
    }

    private void household(List<ObjectNode> others, String family) {
        boolean mother = draw.chance(0.85);
        others.add(related("ADULT", family, people.word(mother ? "adult-F" : "adult-M")));
        if (draw.chance(0.5)) {
            others.add(related("ADULT", people.word("family"), people.word("adult-M")));
        }
        if (draw.chance(0.12)) {
            others.add(related("CHILD", family, "HALF_SIBLING"));
        }
        if (draw.chance(0.15)) {
            others.add(related("OTHER", people.word("family"), people.word("adult-F")));
        }
    }

    private ObjectNode related(String role, String family, String relationship) {
        var sex = draw.chance(0.5) ? "F" : "M";
        return people.other(role, family, sex)
                .put("relationship", relationship)
                .put("inHousehold", !role.equals("OTHER"));
    }
}
