package org.openmash.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.openmash.support.Family.Kind;

/** Writes a concern about a family in the shape of {@code POST /v1/concerns}. */
final class InventedConcern {
    private static final double IN_DANGER = 0.04;

    private final Draw draw;
    private final Shares shares;
    private final InventedPeople people;
    private final InventedCircumstances circumstances;
    private final InventedItems items;
    private final LocalDate today;

    InventedConcern(
            Draw draw, Shares shares, InventedPeople people, InventedCircumstances circumstances, LocalDate today) {
        this.draw = draw;
        this.shares = shares;
        this.people = people;
        this.circumstances = circumstances;
        this.items = new InventedItems(draw, today);
        this.today = today;
    }

    ObjectNode about(Family family, Source source, String reference) {
        var themes = Themes.of(family, draw, shares);
        var type = contactType(family, source, themes);
        boolean named = !type.equals("NO_NAMES");
        var body = JsonNodeFactory.instance.objectNode();
        body.put("contactType", type).put("sourceReference", reference);
        body.put("occurredOn", draw.dayBefore(today, 1, 28).toString());
        body.put("immediateDanger", draw.chance(IN_DANGER));
        themes.categories().forEach(body.putArray("categories")::add);
        themes.factors().forEach(body.putArray("factors")::add);
        body.put(
                "summary",
                items.summary(themes.story(), named ? name(family.subjects()) : "the child", adult(family, named)));
        voice(body, family.kind());
        agreement(body);
        body.put(
                "lawfulBasis", family.kind() == Kind.ADULT ? "CARE2014_S42" : draw.byWeight(shares.of("lawful_basis")));
        referrer(body.putObject("referrer"), source);
        if (type.equals("LADO")) {
            allegation(body);
        }
        var list = body.putArray("people");
        if (named) {
            people(list, family, source, themes);
            items.addTo(body.putArray("contributions"), source, themes);
        }
        if (type.equals("MISSING")) {
            missing((ObjectNode) list.get(0));
        }
        return body;
    }

    private String contactType(Family family, Source source, Themes themes) {
        if (family.kind() != Kind.CHILD) {
            return family.kind() == Kind.ADULT ? "ADULT_CONCERN" : family.kind().name();
        }
        if (themes.story().equals("UNBORN")) {
            return "UNBORN";
        }
        if (source.sector().equals("police") && themes.has("10A")) {
            return "MISSING";
        }
        return draw.byWeight(shares.of("contact_type_" + source.sector()));
    }

    private void people(ArrayNode list, Family family, Source source, Themes themes) {
        for (var known : family.subjects()) {
            var subject = known.deepCopy();
            circumstances.add(subject, source, family);
            if (family.kind() == Kind.ADULT) {
                circumstances.asAdult(subject);
            }
            list.add(subject);
        }
        boolean abuse = family.kind() == Kind.MARAC
                || themes.has("3")
                || themes.categories().contains("PHY");
        for (var other : family.others()) {
            list.add(other.deepCopy());
        }
        if (abuse) {
            perpetrator(list, family);
        }
    }

    /** The last adult named; in some of these families the others have gone where they must not be found. */
    private void perpetrator(ArrayNode list, Family family) {
        var accused = (ObjectNode) list.get(list.size() - 1);
        for (var person : list) {
            if (List.of("ADULT", "OTHER").contains(person.get("role").asText())) {
                accused = (ObjectNode) person;
            }
        }
        accused.put("allegedPerpetrator", true);
        if (draw.chance(0.25)) {
            accused.putArray("workerSafety").add(people.word("worker"));
        }
        if (draw.chance(0.01)) {
            accused.put("worksFor", "NHS-RX1");
        }
        if (draw.chance(family.kind() == Kind.MARAC ? 0.3 : 0.06)) {
            for (int i = 0; i < family.subjects().size(); i++) {
                circumstances.hide((ObjectNode) list.get(i));
            }
            ((ObjectNode) list.get(0))
                    .putArray("contactRestrictions")
                    .addObject()
                    .put(
                            "who",
                            accused.get("givenNames").asText() + " "
                                    + accused.get("familyName").asText())
                    .put("basis", "NON_MOLESTATION_ORDER");
        }
    }

    private void voice(ObjectNode body, Kind kind) {
        if (kind == Kind.CHILD || kind == Kind.CHANNEL) {
            boolean heard = draw.chance(0.55);
            body.put(heard ? "childVoice" : "childVoiceNotObtained", people.word(heard ? "voice" : "unheard"));
        }
    }

    private void agreement(ObjectNode body) {
        var drawn = draw.byWeight(shares.of("agreement"));
        if (drawn.equals("NOT_SAID")) {
            return;
        }
        boolean sought = !drawn.equals("NOT_SOUGHT");
        boolean given = drawn.equals("SOUGHT_AND_GIVEN");
        var agreement = body.putObject("agreement").put("sought", sought).put("given", given);
        agreement.put("familyInformed", sought);
        if (!given) {
            agreement.put("dispensedBecause", people.word("dispensed"));
        }
        if (!sought) {
            agreement.put("notInformedBecause", "It would raise the risk before somebody has seen the child");
        }
    }

    private void referrer(ObjectNode referrer, Source source) {
        boolean anonymous = source.code().equals("9") || source.code().equals("10");
        if (!anonymous) {
            referrer.put("name", people.word("given") + " " + people.word("family"));
            referrer.put("contact", "01632 960%03d".formatted(draw.between(0, 999)));
        }
        if (!source.code().startsWith("1") && !anonymous) {
            referrer.put("role", people.word("role-" + source.sector()));
        }
        referrer.put("sourceCode", source.code()).put("protectIdentity", draw.chance(0.03));
    }

    private static void allegation(ObjectNode body) {
        body.putObject("staffAllegation")
                .put("text", "A member of staff is said to have met the child outside work")
                .put("aboutWorkerOf", "SCH-101");
    }

    private void missing(ObjectNode subject) {
        subject.putObject("missing")
                .put("missingNow", draw.chance(0.3))
                .put("since", today.minusDays(1) + "T22:%02d:00Z".formatted(draw.between(0, 59)))
                .put("earlierEpisodes", draw.between(0, 12));
    }

    private static String name(List<ObjectNode> subjects) {
        var given = subjects.get(0).path("givenNames").asText("The child");
        return given.split(" ", 2)[0];
    }

    private static String adult(Family family, boolean named) {
        return named ? family.others().get(0).get("givenNames").asText() : "an adult";
    }
}
