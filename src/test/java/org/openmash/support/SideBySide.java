package org.openmash.support;

import java.util.List;
import java.util.stream.Collectors;

/** One case as several people read it, side by side; 148 columns wide. */
final class SideBySide {
    private static final int NAME = 26;
    private static final int CELL = 19;
    private static final List<String> TELLING = List.of(
            "case.reference",
            "case.rating",
            "case.state",
            "case.contactType",
            "subject.name",
            "subject.dateOfBirth",
            "subject.nhsNumber",
            "subject.upn",
            "subject.address",
            "subject.safetyInstruction",
            "household.adults",
            "household.workerSafety",
            "concern.summary",
            "concern.childVoice",
            "education.headline",
            "education.detail",
            "health.headline",
            "health.detail",
            "police.headline",
            "police.detail",
            "council.headline",
            "council.detail");

    private SideBySide() {}

    static String table(List<SeenCase> seen) {
        var lines = TELLING.stream()
                .map(field ->
                        row(field, seen.stream().map(one -> one.cell(field)).toList()))
                .collect(Collectors.joining("\n"));
        var accounts = row("", seen.stream().map(one -> one.reader().account()).toList());
        var purposes = row(
                "reads for", seen.stream().map(one -> one.reader().purpose()).toList());
        var counts = row(
                "fields withheld",
                seen.stream()
                        .map(one -> Integer.toString(one.withheld().size()))
                        .toList());
        return String.join("\n", accounts, purposes, "-".repeat(NAME + 6 * (CELL + 1)), lines, counts);
    }

    private static String row(String name, List<String> cells) {
        return padded(name, NAME)
                + cells.stream().map(cell -> " " + padded(cell, CELL)).collect(Collectors.joining());
    }

    private static String padded(String text, int width) {
        var shortened = text.length() > width ? text.substring(0, width - 1) + "…" : text;
        return shortened + " ".repeat(width - shortened.length());
    }
}
