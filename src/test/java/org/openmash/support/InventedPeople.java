package org.openmash.support;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openmash.codes.CodeList;

/** Invents people as a concern names them: who they are, by the published shares of age, sex and ethnic group. */
final class InventedPeople {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final CodeList ETHNICITIES = CodeList.load("ethnicity");
    private static final Map<String, String> GROUPS =
            Map.of("ASIAN_WITHOUT_CHINESE", "ASIAN", "OTHER_WITH_CHINESE", "OTHER");

    private final Draw draw;
    private final Shares shares;
    private final InventedNumbers numbers;
    private final LocalDate today;
    private final Words words = new Words();

    InventedPeople(Draw draw, Shares shares, InventedNumbers numbers, LocalDate today) {
        this.draw = draw;
        this.shares = shares;
        this.numbers = numbers;
        this.today = today;
    }

    String word(String kind) {
        return words.draw(draw, kind);
    }

    /** A child in need, born or not. */
    ObjectNode child() {
        var sex = draw.byWeight(shares.of("children_in_need_at_31_march_by_sex"));
        if (sex.equals("U_UNBORN")) {
            return unborn();
        }
        var band = draw.byWeight(shares.joined("children_in_need_age_share_at_31_march", "age_bands_besides"));
        return identified(person(word("family"), sex.substring(0, 1), dateOfBirth(band)));
    }

    /** Another child of the same family, born within six years of the first. */
    ObjectNode sibling(ObjectNode child) {
        var born = LocalDate.parse(child.path("dateOfBirth").asText()).plusDays(draw.between(-2000, 2000));
        if (born.isAfter(today.minusDays(10))
                || born.isBefore(today.minusYears(18).plusDays(1))) {
            born = draw.dayBefore(today, 400, 6000);
        }
        var family = draw.chance(0.85) ? child.path("familyName").asText() : word("family");
        return identified(person(family, draw.chance(0.5) ? "F" : "M", born));
    }

    /** An adult with care and support needs. */
    ObjectNode adultAtRisk() {
        var sex = draw.byWeight(shares.of("adult_sex"));
        return identified(person(word("family"), sex, bornAtAge(draw.between(18, 96))));
    }

    ObjectNode victim() {
        var sex = draw.chance(shares.share("marac_victim_male_share", "M")) ? "M" : "F";
        return identified(person(word("family"), sex, bornAtAge(draw.between(18, 62))));
    }

    /** Somebody referred to Prevent. */
    ObjectNode referredToPrevent() {
        var sex = draw.byWeight(shares.of("prevent_referrals_by_sex"));
        var band = draw.byWeight(shares.of("prevent_referrals_by_age"));
        return identified(person(word("family"), sex, dateOfBirth(band)));
    }

    /** Somebody besides, known by name and sex alone. */
    ObjectNode other(String role, String family, String sex) {
        var other = JSON.objectNode().put("role", role);
        return other.put("familyName", family).put("givenNames", word("given")).put("sex", sex);
    }

    ObjectNode address() {
        var address = JSON.objectNode();
        address.putArray("lines")
                .add(draw.between(1, 99) + " " + word("street"))
                .add(word("town"));
        return address.put("postcode", postcode());
    }

    /** Of the area AA, which does not exist. */
    private String postcode() {
        var letters = "ABDEFGHJLNPQRSTUWXYZ";
        return "AA%d %d%c%c"
                .formatted(
                        draw.between(1, 19),
                        draw.between(0, 9),
                        letters.charAt(draw.between(0, letters.length() - 1)),
                        letters.charAt(draw.between(0, letters.length() - 1)));
    }

    private ObjectNode unborn() {
        var child = JSON.objectNode().put("role", "SUBJECT").put("familyName", word("family"));
        return child.put("description", "Expected child")
                .put(
                        "expectedDateOfBirth",
                        today.plusDays(draw.between(150, 270)).toString())
                .put("sex", "U");
    }

    private ObjectNode person(String family, String sex, LocalDate born) {
        var person = JSON.objectNode().put("role", "SUBJECT").put("familyName", family);
        person.put("givenNames", word("given") + (draw.chance(0.3) ? " " + word("given") : ""));
        person.put("dateOfBirth", born.toString()).put("sex", sex);
        if (draw.chance(0.8)) {
            person.put("ethnicity", ethnicity());
        }
        return person;
    }

    /** Nine of ten are sent with an NHS number. */
    private ObjectNode identified(ObjectNode person) {
        if (draw.chance(0.9)) {
            numbers.nhsNumber().ifPresent(number -> person.put("nhsNumber", number));
        }
        return person;
    }

    private String ethnicity() {
        var drawn = draw.byWeight(shares.of("children_in_need_at_31_march_by_ethnic_group"));
        var group = GROUPS.getOrDefault(drawn, drawn);
        Map<String, Double> codes = new LinkedHashMap<>();
        ETHNICITIES.codes().stream()
                .sorted()
                .filter(code -> ETHNICITIES
                        .row(code)
                        .map(row -> row.get("group"))
                        .orElse("")
                        .equals(group))
                .forEach(code -> codes.put(code, code.equals("WBRI") ? 20.0 : 1.0));
        return draw.byWeight(codes);
    }

    /** A day of birth in a band such as {@code AGE_1_4}, {@code AGE_0} or {@code AGE_16_PLUS}. */
    private LocalDate dateOfBirth(String band) {
        var parts = band.split("_", -1);
        int least = Integer.parseInt(parts[1]);
        if (band.equals("AGE_0_10")) {
            least = 7; // younger children are rare among referrals to Prevent
        }
        int most = least;
        if (parts.length > 2) {
            most = !parts[2].equals("PLUS") ? Integer.parseInt(parts[2]) : least == 16 ? 17 : 55;
        }
        return bornAtAge(draw.between(least, most));
    }

    private LocalDate bornAtAge(int years) {
        return draw.dayBefore(today.minusYears(years), 1, 363);
    }
}
