package org.openmash.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openmash.codes.CodeList;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.identity.Sector;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;
import org.openmash.problem.Violation;

/**
 * A disclosure matrix as somebody would have it.
 *
 * @param csv the whole table
 * @param matrix the same, read
 */
record ChangedMatrix(String csv, DisclosureMatrix matrix) {
    private static final Pattern ROW = Pattern.compile("row '([^']*)'");
    private static final CodeList PURPOSES = CodeList.load("purpose");
    private static final int LONGEST = 200;

    /**
     * Puts the rows sent in the place of the present ones; those that are not given stay as they are. No row is added: what
     * nobody was ever shown cannot be tried on the log.
     *
     * @throws ProblemException 400 naming the row or column with a hole, or the unknown field, sector or purpose
     */
    static ChangedMatrix of(@Nullable String sent, String presentCsv, DisclosureMatrix present) {
        if (sent == null || sent.isBlank()) {
            throw ProblemException.invalid("body", "is required: the header and the rows that change, as text/csv");
        }
        var lines = sent.lines().filter(line -> !line.isBlank()).toList();
        checkHeader(lines.get(0), presentCsv.lines().findFirst().orElseThrow(), present);
        return whole(merged(lines, presentCsv, present));
    }

    /**
     * The table as sent, with whatever rows and sectors: what a release will bring.
     *
     * @throws ProblemException 400 naming the row with a hole or the unknown purpose
     */
    static ChangedMatrix whole(@Nullable String csv) {
        if (csv == null || csv.isBlank()) {
            throw ProblemException.invalid("body", "is required: the whole table, as text/csv");
        }
        var matrix = read(csv);
        matrix.purposes().stream()
                .filter(purpose -> !PURPOSES.contains(purpose.code()))
                .findAny()
                .ifPresent(unknown -> {
                    throw ProblemException.invalid(shortened(unknown.code()), "is not a purpose of the purpose list");
                });
        return new ChangedMatrix(csv, matrix);
    }

    private static void checkHeader(String sent, String expected, DisclosureMatrix present) {
        if (sent.equals(expected)) {
            return;
        }
        var columns = List.of(sent.split(",", -1));
        for (String column : expected.split(",", -1)) {
            if (!columns.contains(column)) {
                boolean sector = present.sectors().contains(new Sector(column));
                throw ProblemException.invalid(
                        column, "is missing: the header lacks this " + (sector ? "sector" : "column"));
            }
        }
        for (String column : columns) {
            if (!List.of(expected.split(",", -1)).contains(column)) {
                throw ProblemException.invalid(shortened(column), "is not a sector or column of the disclosure matrix");
            }
        }
        throw ProblemException.invalid("header", "must be: " + expected);
    }

    private static String merged(List<String> sent, String presentCsv, DisclosureMatrix present) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String line : sent.subList(1, sent.size())) {
            var name = line.split(",", 2)[0];
            if (present.field(name).isEmpty()) {
                throw ProblemException.invalid(shortened(name), "is not a field of the disclosure matrix");
            }
            if (changed.put(name, line) != null) {
                throw ProblemException.invalid(name, "stands twice");
            }
        }
        var lines = new ArrayList<String>();
        presentCsv.lines().forEach(line -> lines.add(changed.getOrDefault(line.split(",", 2)[0], line)));
        return String.join("\n", lines) + "\n";
    }

    private static DisclosureMatrix read(String csv) {
        try {
            return DisclosureMatrix.of(csv.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException hole) {
            var message = String.valueOf(hole.getMessage());
            var row = ROW.matcher(message);
            var named = row.find() ? row.group(1) : "body";
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, shortened(message), List.of(new Violation(named, shortened(message))));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
