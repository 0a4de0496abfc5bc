package org.openmash.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong, by the published shares of primary need, abuse and factors at assessment.
 *
 * @param categories codes of abuse
 * @param factors codes of assessment factors
 * @param story under which the accounts stand
 */
record Themes(List<String> categories, List<String> factors, String story) {
    private static final String FACTORS = "assessment_factor_share_at_31_march";
    /** The factor each category of abuse goes with. */
    private static final Map<String, String> ABUSE = abuse();

    private static final List<String> BESIDES =
            List.of("10A", "11A", "13A", "15A", "1A|1B|1C", "2A|2B|2C", "3A|3B|3C", "4A|4B|4C");
    /** So many concerns of abuse name a second category that the four factors come out as published. */
    private static final double SECOND_CATEGORY = 0.075;

    static Themes of(Family family, Draw draw, Shares shares) {
        return switch (family.kind()) {
            case CHILD -> ofChild(draw, shares, family.subjects().get(0).has("expectedDateOfBirth"));
            case ADULT -> ofAdult(draw, shares);
            case MARAC -> new Themes(List.of("DOM"), List.of(), "MARAC");
            case CHANNEL -> new Themes(List.of(), List.of(), "CHANNEL");
        };
    }

    boolean has(String factorsBeginning) {
        return factors.stream().anyMatch(factor -> factor.startsWith(factorsBeginning));
    }

    private static Themes ofChild(Draw draw, Shares shares, boolean unborn) {
        var need = shares.code(draw, shares.of("primary_need_share_at_31_march"));
        List<String> categories = need.equals("N1") ? categories(draw, shares) : List.of();
        List<String> factors = new ArrayList<>();
        ABUSE.forEach((category, group) -> {
            if (categories.contains(category)) {
                factors.add(shares.within(draw, group));
            }
        });
        for (String group : BESIDES) {
            if (draw.chance(shares.share(FACTORS, group))) {
                factors.add(shares.within(draw, group));
            }
        }
        if (factors.isEmpty()) {
            factors.add("21");
        }
        var story = unborn ? "UNBORN" : categories.isEmpty() ? need : categories.get(0);
        return new Themes(categories, List.copyOf(factors), story);
    }

    private static List<String> categories(Draw draw, Shares shares) {
        Map<String, Double> weights = new LinkedHashMap<>();
        ABUSE.forEach((category, factor) -> weights.put(category, shares.value(FACTORS, factor)));
        List<String> categories = new ArrayList<>(List.of(draw.byWeight(weights)));
        if (draw.chance(SECOND_CATEGORY)) {
            weights.remove(categories.get(0));
            categories.add(draw.byWeight(weights));
        }
        return List.copyOf(categories);
    }

    private static Themes ofAdult(Draw draw, Shares shares) {
        var category = shares.code(draw, shares.joined("adult_enquiries_by_risk_type", "adult_categories_besides"));
        return new Themes(List.of(category), List.of(), "ADULT");
    }

    private static Map<String, String> abuse() {
        Map<String, String> abuse = new LinkedHashMap<>();
        abuse.put("NEG", "16A");
        abuse.put("EMO", "17A");
        abuse.put("PHY", "18A|18B|18C");
        abuse.put("SAB", "19A|19B|19C");
        return abuse;
    }
}
