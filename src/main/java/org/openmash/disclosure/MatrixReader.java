package org.openmash.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.identity.Sector;

/**
 * Reads the matrix file: comma separated, no quotes, every cell filled. Strict on purpose: a hole in the policy stops the
 * start with the row's name.
 */
final class MatrixReader {
    private static final List<String> BEFORE = List.of("field", "label", "tier");
    private static final List<String> AFTER = List.of("purposes", "filterable", "anonymised", "reason");

    private MatrixReader() {}

    static DisclosureMatrix read(String csv, String version) {
        var lines = csv.lines().toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("The disclosure matrix is empty.");
        }
        var sectors = sectors(cells(lines.get(0)));
        Map<String, CaseField> fields = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            var field = field(cells(line), sectors);
            if (fields.put(field.name(), field) != null) {
                throw wrong(field.name(), "stands twice");
            }
        }
        return new DisclosureMatrix(version, sectors, fields);
    }

    private static List<Sector> sectors(List<String> header) {
        int last = header.size() - AFTER.size();
        boolean asExpected = last > BEFORE.size()
                && header.subList(0, BEFORE.size()).equals(BEFORE)
                && header.subList(last, header.size()).equals(AFTER);
        if (!asExpected) {
            throw new IllegalArgumentException("The disclosure matrix must have the columns " + BEFORE
                    + ", one for each sector, and " + AFTER + ", but has " + header + ".");
        }
        return header.subList(BEFORE.size(), last).stream().map(Sector::new).toList();
    }

    private static CaseField field(List<String> cells, List<Sector> sectors) {
        String name = cells.get(0);
        int expected = BEFORE.size() + sectors.size() + AFTER.size();
        if (cells.size() != expected) {
            throw wrong(name, "has " + cells.size() + " cells, not " + expected);
        }
        if (cells.stream().anyMatch(String::isBlank)) {
            throw wrong(name, "has an empty cell");
        }
        if (!name.matches("[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*")) {
            throw wrong(name, "is not a field name such as subject.name");
        }
        Map<Sector, CaseField.Right> rights = new LinkedHashMap<>();
        for (int i = 0; i < sectors.size(); i++) {
            rights.put(sectors.get(i), constant(name, CaseField.Right.class, cells.get(BEFORE.size() + i)));
        }
        var after = cells.subList(BEFORE.size() + sectors.size(), cells.size());
        return new CaseField(
                name,
                cells.get(1),
                constant(name, CaseField.Storage.class, cells.get(2)),
                Map.copyOf(rights),
                purposes(after.get(0)),
                yesOrNo(name, after.get(1)),
                after.get(2),
                after.get(3));
    }

    private static Set<Purpose> purposes(String cell) {
        return cell.equals("any")
                ? Set.of()
                : Stream.of(cell.split("\\|")).map(Purpose::new).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean yesOrNo(String row, String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong(row, "says neither yes nor no under filterable");
        };
    }

    private static <E extends Enum<E>> E constant(String row, Class<E> type, String cell) {
        try {
            return Enum.valueOf(type, cell.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong(row, "has the unknown value '" + cell + "'");
        }
    }

    private static List<String> cells(String line) {
        if (line.contains("\"")) {
            throw new IllegalArgumentException("The disclosure matrix must not use quotes: " + line);
        }
        return new ArrayList<>(List.of(line.split(",", -1)));
    }

    private static IllegalArgumentException wrong(String row, String what) {
        return new IllegalArgumentException("The disclosure matrix row '" + row + "' " + what + ".");
    }
}
