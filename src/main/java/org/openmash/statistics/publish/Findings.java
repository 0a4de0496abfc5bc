package org.openmash.statistics.publish;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmash.statistics.Code;
import org.openmash.statistics.measure.MeasureRow;
import org.openmash.statistics.measure.MeasureTable;

/** The sentences a bulletin begins with, each one figure with its interval; a figure that is not shown has no sentence. */
final class Findings {
    private static final String ALL = "ALL";

    private Findings() {}

    static List<String> of(List<MeasureTable> measures) {
        List<String> findings = new ArrayList<>();
        say(
                findings,
                measures,
                "demand",
                List.of(ALL, "TOTAL", "TOTAL"),
                "%s of every 10,000 children were referred%s.");
        find(measures, "change", List.of("YEAR_BEFORE", ALL)).ifPresent(found -> findings.add(change(found)));
        say(findings, measures, "flow", List.of(ALL, "CONTACT_TO_REFERRAL"), "%s %% of contacts became referrals%s.");
        say(
                findings,
                measures,
                "flow",
                List.of(ALL, "REFERRAL_TO_ASSESSMENT"),
                "%s %% of referrals led to an assessment%s.");
        say(findings, measures, "rereferral", List.of(ALL), "%s %% of referrals followed another within 12 months%s.");
        say(findings, measures, "timeliness", List.of("ratingClock", ALL, ALL), "%s %% were rated in time%s.");
        say(
                findings,
                measures,
                "timeliness",
                List.of("decisionClock", ALL, ALL),
                "%s %% were decided within one working day%s.");
        return findings;
    }

    private static void say(
            List<String> findings, List<MeasureTable> measures, String name, List<String> codes, String sentence) {
        find(measures, name, codes)
                .ifPresent(found -> findings.add(sentence.formatted(found.value(), found.interval())));
    }

    private static String change(Found found) {
        if (found.low() <= 0 && found.high() >= 0) {
            return "Nothing shows that demand changed against the same quarter of the year before: %s %%%s."
                    .formatted(found.value(), found.interval());
        }
        return "Demand changed by %s %%%s against the same quarter of the year before."
                .formatted(found.value(), found.interval());
    }

    /** A figure that is shown, and its measure. */
    private record Found(MeasureTable measure, MeasureRow row) {
        String value() {
            return Written.number(row.value(), measure);
        }

        String interval() {
            return " (95 % interval " + Written.interval(row, measure) + ")";
        }

        double low() {
            return requireNonNull(row.lower());
        }

        double high() {
            return requireNonNull(row.upper());
        }
    }

    private static Optional<Found> find(List<MeasureTable> measures, String name, List<String> codes) {
        return measures.stream()
                .filter(measure -> measure.name().equals(name))
                .flatMap(measure -> measure.rows().stream().map(row -> new Found(measure, row)))
                .filter(found -> found.row().value() != null)
                .filter(found ->
                        found.row().where().stream().map(Code::code).toList().equals(codes))
                .findFirst();
    }
}
