package org.openmash.statistics;

import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openmash.codes.CodeList;

/** Puts a referral under one code of each dimension of the catalogue. */
final class ReferralCodes {
    private static final CodeList SOURCES = CodeList.load("referral-source");
    private static final CodeList ETHNICITIES = CodeList.load("ethnicity");
    private static final int ADULT = 18;
    private static final Map<String, String> CONCERNS = Map.ofEntries(
            Map.entry("NEG", "NEGLECT"),
            Map.entry("NEGL", "NEGLECT"),
            Map.entry("SELF", "NEGLECT"),
            Map.entry("EMO", "EMOTIONAL"),
            Map.entry("PSY", "EMOTIONAL"),
            Map.entry("DOM", "EMOTIONAL"),
            Map.entry("PHY", "PHYSICAL"),
            Map.entry("PHYS", "PHYSICAL"),
            Map.entry("SAB", "SEXUAL"),
            Map.entry("SEX", "SEXUAL"),
            Map.entry("SEXP", "SEXUAL"));
    private static final Set<String> LITTLE_DONE =
            Set.of("NFA", "SIGNPOSTED", "ADVICE_GIVEN", "FORWARDED_TO_OPEN_CASE", "TRANSFERRED_OUT");

    private final Map<String, Function<Referral, @Nullable String>> byDimension;

    /** @param decisionDue by when a referral received then must be decided */
    ReferralCodes(UnaryOperator<Instant> decisionDue) {
        this.byDimension = Map.ofEntries(
                Map.entry("area", referral -> referral.basics().area()),
                Map.entry("ageBand", ReferralCodes::ageBand),
                Map.entry(
                        "concernGroup",
                        referral -> orElse(CONCERNS, referral.basics().category())),
                Map.entry(
                        "sourceSector",
                        referral -> cell(SOURCES, referral.basics().source(), "agency_sector", "OTHER")),
                Map.entry("levelOfNeed", referral -> given(referral.course().levelOfNeed(), "NOT_SET")),
                Map.entry("pathway", referral -> pathway(referral.course())),
                Map.entry("rating", referral -> given(referral.course().rating(), "NOT_RATED")),
                Map.entry("ratingClock", referral -> ratingClock(referral.course())),
                Map.entry("decisionClock", referral -> decisionClock(referral, decisionDue)),
                Map.entry("weekday", referral -> local(referral).getDayOfWeek().name()),
                Map.entry("hour", referral -> "%02d".formatted(local(referral).getHour())),
                Map.entry(
                        "ethnicGroup",
                        referral -> cell(ETHNICITIES, referral.subject().ethnicity(), "group", "NOT_KNOWN")),
                Map.entry("repeat", referral -> referral.basics().repeat() ? "REPEAT" : "FIRST"));
    }

    /**
     * The cell of the table that counts the referral; -1 when one of its codes is not in the catalogue, such as an area
     * elsewhere.
     */
    int cell(TableDefinition table, Referral referral) {
        int cell = 0;
        for (Dimension dimension : table.dimensions()) {
            var rule = byDimension.get(dimension.name());
            if (rule == null) {
                throw new IllegalArgumentException("no rule gives a code of " + dimension.name());
            }
            var code = rule.apply(referral);
            int index = code == null ? -1 : dimension.indexOf(code);
            if (index < 0) {
                return -1;
            }
            cell = cell * dimension.size() + index;
        }
        return cell;
    }

    private static String ageBand(Referral referral) {
        var born = referral.subject().born();
        if (born == null) {
            return referral.subject().unborn() ? "UNDER_5" : "ADULT_OR_UNKNOWN";
        }
        int years = Period.between(born, local(referral).toLocalDate()).getYears();
        if (years >= ADULT) {
            return "ADULT_OR_UNKNOWN";
        }
        return years < 5 ? "UNDER_5" : years < 10 ? "FROM_5_TO_9" : "FROM_10_TO_17";
    }

    private static String pathway(Referral.Course course) {
        var reached = course.states();
        if ("PLAN".equals(course.outcome())) {
            return "PLAN";
        }
        if (reached.contains("S47") || reached.contains("ICPC")) {
            return "SECTION_47";
        }
        if (reached.contains("ASSESSMENT")) {
            return "ASSESSMENT";
        }
        if (reached.contains("ADULT_S42") || reached.contains("PANEL")) {
            return "OTHER";
        }
        if (reached.contains("EARLY_HELP")) {
            return "EARLY_HELP";
        }
        return LITTLE_DONE.contains(String.valueOf(course.outcome())) ? "CONTACT" : "REFERRAL";
    }

    private static String ratingClock(Referral.Course course) {
        var late = course.ratedLate();
        return late == null ? "NO_CLOCK" : late ? "MISSED" : "MET";
    }

    private static String decisionClock(Referral referral, UnaryOperator<Instant> decisionDue) {
        var decided = referral.course().decidedAt();
        if (decided == null) {
            return "NOT_DECIDED";
        }
        return decided.isAfter(decisionDue.apply(referral.basics().receivedAt())) ? "MISSED" : "MET";
    }

    private static ZonedDateTime local(Referral referral) {
        return referral.basics().receivedAt().atZone(Quarter.LONDON);
    }

    private static String given(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static String orElse(Map<String, String> codes, @Nullable String key) {
        return key == null ? "OTHER" : codes.getOrDefault(key, "OTHER");
    }

    private static String cell(CodeList list, @Nullable String code, String column, String otherwise) {
        var row = code == null ? Optional.<Map<String, String>>empty() : list.row(code);
        return row.map(cells -> cells.getOrDefault(column, otherwise).toUpperCase(Locale.ROOT))
                .orElse(otherwise);
    }
}
