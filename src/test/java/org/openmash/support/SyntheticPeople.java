package org.openmash.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openmash.support.SyntheticReferral.Person;

/** The families of the synthetic years. */
final class SyntheticPeople {
    private static final Map<String, String> ETHNICITY = Map.of(
            "ASIAN_WITHOUT_CHINESE", "APKN",
            "BLACK", "BAFR",
            "MIXED", "MWBC",
            "OTHER_WITH_CHINESE", "OOTH",
            "WHITE", "WBRI");

    private final Draw draw;
    private final Shares shares;
    private final long seed;
    private long made;

    SyntheticPeople(Draw draw, Shares shares, long seed) {
        this.draw = draw;
        this.shares = shares;
        this.seed = seed;
    }

    /** Children who live in one place and are of one group, of different ages on that day. */
    List<Person> family(int children, LocalDate day) {
        var area = draw.byWeight(shares.of("year_area"));
        var group = draw.byWeight(shares.of("children_in_need_at_31_march_by_ethnic_group"));
        List<Person> family = new ArrayList<>();
        for (int child = 0; child < children; child++) {
            var id = new UUID(~seed, made++);
            family.add(new Person(id, area, born(day), ETHNICITY.getOrDefault(group, "NOBT")));
        }
        return family;
    }

    private LocalDate born(LocalDate day) {
        return switch (draw.byWeight(shares.joined("children_in_need_age_share_at_31_march", "age_bands_besides"))) {
            case "AGE_0" -> draw.dayBefore(day, 0, 364);
            case "AGE_1_4" -> draw.dayBefore(day, 366, 5 * 365);
            case "AGE_5_9" -> draw.dayBefore(day, 5 * 365 + 3, 10 * 365);
            case "AGE_10_15" -> draw.dayBefore(day, 10 * 365 + 5, 16 * 365);
            default -> draw.dayBefore(day, 16 * 365 + 5, 18 * 365 - 2);
        };
    }
}
