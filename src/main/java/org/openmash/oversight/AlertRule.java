package org.openmash.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule: the function of the database that finds, with its thresholds, and the sentence that explains a finding.
 *
 * @param call the function, with the window's two ends first
 * @param thresholds its other arguments, in order
 * @param sentence {@code %1$s} what was observed, {@code %2$s} what was expected
 */
record AlertRule(AlertKind kind, String call, List<Object> thresholds, String sentence) {
    private static final Duration BREAK_GLASS_IN = Duration.ofDays(30);

    /** The rules with the thresholds of a hub. */
    static List<AlertRule> all(OversightConfig.Thresholds hub) {
        List<AlertRule> rules = new ArrayList<>(ofRelations(hub));
        rules.addAll(ofHabits(hub));
        rules.addAll(ofOccasions(hub));
        return rules;
    }

    private static List<AlertRule> ofRelations(OversightConfig.Thresholds hub) {
        return List.of(
                new AlertRule(
                        AlertKind.SAME_SURNAME,
                        "same_surname(?, ?, ?)",
                        List.of(hub.commonSurname()),
                        "The reader and a person on the case share a surname that fewer than " + hub.commonSurname()
                                + " people of the hub have; opened %1$s times."),
                new AlertRule(
                        AlertKind.DECLARED_RELATIVE,
                        "declared_relatives(?, ?)",
                        List.of(),
                        "The reader has declared to be related to somebody with the name of a person on the case;"
                                + " opened %1$s times."),
                new AlertRule(
                        AlertKind.TWO_ACCOUNTS,
                        "two_accounts(?, ?, ?::interval)",
                        List.of(hub.twoAccountsWithin()),
                        "One human being opened the case under %1$s accounts within "
                                + hub.twoAccountsWithin().toDays() + " days."));
    }

    private static List<AlertRule> ofHabits(OversightConfig.Thresholds hub) {
        return List.of(
                new AlertRule(
                        AlertKind.ONE_PURPOSE,
                        "one_purpose(?, ?, ?::interval, ?, ?, ?)",
                        List.of(
                                hub.lookBack(),
                                hub.onePurposeLooks(),
                                hub.onePurposeShare(),
                                hub.onePurposeColleagues()),
                        "One purpose was stated for %1$s %% of what the account opened; its colleagues state it for"
                                + " %2$s %%."),
                new AlertRule(
                        AlertKind.NO_CASELOAD_LINK,
                        "no_link(?, ?, ?::interval, ?, ?)",
                        List.of(hub.lookBack(), hub.unlinkedCases(), hub.unlinkedTimesColleagues()),
                        "%1$s cases were opened to which the account has no link: not their officer, not named on"
                                + " them, no move or item of its own. Its colleagues: %2$s on average."),
                new AlertRule(
                        AlertKind.UNUSUAL_VOLUME,
                        "unusual_volume(?, ?, ?::interval, ?, ?, ?)",
                        List.of(hub.lookBack(), hub.volumeCases(), hub.volumeDeviations(), hub.volumeTimesColleagues()),
                        "%1$s different cases were opened; usual for the account are %2$s a day."),
                new AlertRule(
                        AlertKind.UNUSUAL_HOUR,
                        "unusual_hour(?, ?, ?::interval, ?, ?, ?)",
                        List.of(hub.lookBack(), hub.hourPastLooks(), hub.hourShare(), hub.hourColleagues()),
                        "Cases were opened %1$s times from %2$s o'clock (UK time), an hour at which neither the account"
                                + " nor enough of its colleagues usually open any."));
    }

    private static List<AlertRule> ofOccasions(OversightConfig.Thresholds hub) {
        return List.of(
                new AlertRule(
                        AlertKind.REPEATED_BREAK_GLASS,
                        "repeated_break_glass(?, ?, ?::interval, ?)",
                        List.of(BREAK_GLASS_IN, hub.breakGlass()),
                        "Emergency access was taken %1$s times in " + BREAK_GLASS_IN.toDays() + " days."),
                new AlertRule(
                        AlertKind.EMPTY_LOOK_UPS,
                        "empty_look_ups(?, ?, ?, ?)",
                        List.of(hub.emptyLookUps(), hub.emptyTimesColleagues()),
                        "%1$s look-ups found nothing; those of its colleagues: %2$s on average."),
                new AlertRule(
                        AlertKind.READ_AFTER_CLOSURE,
                        "read_after_closure(?, ?, ?::interval)",
                        List.of(hub.closureGrace()),
                        "The case was opened %1$s times, first %2$s days after it closed, and the account wrote nothing"
                                + " to it since."));
    }

    /** The arguments of the function as JDBC takes them; durations as ISO 8601, which PostgreSQL reads. */
    List<Object> arguments(Instant since, Instant until) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(since.atOffset(ZoneOffset.UTC));
        arguments.add(until.atOffset(ZoneOffset.UTC));
        thresholds.forEach(
                threshold -> arguments.add(threshold instanceof Duration ? threshold.toString() : threshold));
        return arguments;
    }
}
