package org.openmash.support;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openmash.support.SyntheticReferral.Course;
import org.openmash.support.SyntheticReferral.Person;

/**
 * Years of referrals in one region where nobody exists: by the published shares of source, age, ethnic group, repeats and
 * levels reached, with seasons, hours of the week, and families that are referred together and again
 * ({@code src/test/resources/sample/README.md}).
 */
public final class SyntheticYears {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String SUPPORTED = "SUPPORTED";
    /** From referral to decision. */
    private static final int MEAN_MINUTES = 14 * 60;

    private final Draw draw;
    private final Shares shares = new Shares();
    private final SyntheticCalendar calendar;
    private final SyntheticPeople people;
    private final long seed;
    private final List<SyntheticReferral> made = new ArrayList<>();
    private final int wanted;

    private SyntheticYears(long seed, int wanted, LocalDate from, LocalDate to) {
        this.seed = seed;
        this.wanted = wanted;
        draw = new Draw(seed);
        calendar = new SyntheticCalendar(draw, shares, from, to);
        people = new SyntheticPeople(draw, shares, seed);
    }

    /**
     * So many referrals, the same for the same arguments.
     *
     * @param from the first day
     * @param to the day after the last
     */
    public static List<SyntheticReferral> referrals(long seed, int count, LocalDate from, LocalDate to) {
        var years = new SyntheticYears(seed, count, from, to);
        while (years.made.size() < count) {
            years.addFamily();
        }
        return years.made;
    }

    /** The children of one family, referred together, and again as often as the published share of repeats has it. */
    private void addFamily() {
        var source = shares.code(draw, shares.of("referrals_by_source"));
        var at = calendar.any(source);
        int children = Integer.parseInt(draw.byWeight(shares.of("year_family")));
        var family = people.family(children, at.toLocalDate());
        refer(family, source, at);
        while (draw.chance(shares.share("re_referral_share", "ALL"))) {
            var again = shares.code(draw, shares.of("referrals_by_source"));
            var next = calendar.after(at, gapInDays(), again);
            if (next == null) {
                return;
            }
            at = next;
            refer(family, again, at);
        }
    }

    private int gapInDays() {
        return switch (draw.byWeight(shares.of("re_referral_episode_duration_share"))) {
            case "UP_TO_3_MONTHS" -> draw.between(1, 91);
            case "OVER_3_TO_6_MONTHS" -> draw.between(92, 182);
            default -> draw.between(183, 364);
        };
    }

    private void refer(List<Person> family, String source, ZonedDateTime at) {
        for (Person person : family) {
            if (made.size() < wanted) {
                made.add(new SyntheticReferral(
                        new UUID(seed, made.size()),
                        person,
                        at.toInstant(),
                        source,
                        shares.code(draw, shares.of("year_category")),
                        course(at)));
            }
        }
    }

    private Course course(ZonedDateTime at) {
        var reached = draw.byWeight(shares.of("year_course"));
        if (reached.equals("LEVEL")) {
            reached = switch (draw.byWeight(shares.of("referral_highest_level_share"))) {
                case "NFA" -> "REFERRAL";
                case "S47_ENQUIRY" -> "S47";
                case "ICPC" -> "PLAN";
                default -> "ASSESSMENT";
            };
        }
        var decided = at.plusMinutes((long) (-Math.log(1 - draw.between(0, 9_999) / 10_000.0) * MEAN_MINUTES))
                .toInstant();
        return switch (reached) {
            case "CONTACT" -> new Course("1", List.of(), "NFA", "BLUE", false, decided);
            case "EARLY_HELP" -> new Course("2", List.of(reached), SUPPORTED, "GREEN", late(18), decided);
            case "REFERRAL" -> new Course("2", List.of(), SUPPORTED, "GREEN", late(18), decided);
            case "ASSESSMENT" -> new Course("3", List.of(reached), SUPPORTED, "AMBER", late(12), decided);
            case "S47" -> new Course("4", List.of("ASSESSMENT", reached), SUPPORTED, "RED", late(6), decided);
            default -> new Course("4", List.of("ASSESSMENT", "S47", "ICPC"), "PLAN", "RED", late(6), decided);
        };
    }

    private boolean late(int percent) {
        return draw.between(1, 100) <= percent;
    }

    static ZoneId zone() {
        return LONDON;
    }
}
