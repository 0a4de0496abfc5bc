package org.openmash.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * One closed list of codes, read once from {@code codes/<name>.csv} and never changed; sources in the README beside the
 * files.
 *
 * <p>A row is known by its {@code code}. Where a column stands before {@code code} (stage of an outcome, element of an
 * information grading) the code is unique only within it, so the key is {@code <first column>:<code>}, for example
 * {@code DECISION:NFA}. A list without a {@code code} column is known by its first column.
 */
public final class CodeList {
    private static final String CODE = "code";
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final Map<String, Map<String, String>> rows;

    private CodeList(Map<String, Map<String, String>> rows) {
        this.rows = Collections.unmodifiableMap(rows);
    }

    /**
     * Reads a bundled list.
     *
     * @param name file name without folder and extension, for example {@code referral-source}
     * @throws IllegalArgumentException when no list has this name
     * @throws IllegalStateException when the file is not sound: a code missing or given twice, a ragged row, no rows at
     *     all
     */
    public static CodeList load(String name) {
        try (var csv = NAME.matcher(name).matches() ? CodeList.class.getResourceAsStream(path(name)) : null) {
            if (csv == null) {
                throw new IllegalArgumentException("There is no code list named " + name);
            }
            return parse(name, new InputStreamReader(csv, UTF_8.newDecoder()));
        } catch (IOException e) {
            throw new UncheckedIOException("Code list " + name + " cannot be read", e);
        }
    }

    /** Whether the list has this code, spelt exactly so; retired codes count. */
    public boolean contains(String code) {
        return rows.containsKey(code);
    }

    /** The columns of one code by name, in file order; an empty cell is an empty string. */
    public Optional<Map<String, String>> row(String code) {
        return Optional.ofNullable(rows.get(code));
    }

    /** All codes in file order. */
    public Set<String> codes() {
        return rows.keySet();
    }

    static CodeList parse(String name, Reader csv) throws IOException {
        var rows = new LinkedHashMap<String, Map<String, String>>();
        try (var parser = FORMAT.parse(csv)) {
            var columns = parser.getHeaderNames();
            int code = Math.max(0, columns.indexOf(CODE));
            for (var record : parser) {
                check(record.isConsistent(), name, record, "is ragged");
                check(!record.get(code).isBlank(), name, record, "lacks its code");
                var key = code == 0 ? record.get(0) : record.get(0) + ":" + record.get(code);
                check(
                        rows.put(key, Collections.unmodifiableMap(record.toMap())) == null,
                        name,
                        record,
                        "repeats a code");
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("Code list " + name + " is empty");
        }
        return new CodeList(rows);
    }

    private static void check(boolean sound, String name, CSVRecord record, String fault) {
        if (!sound) {
            throw new IllegalStateException("Code list " + name + ": row " + record.getRecordNumber() + " " + fault);
        }
    }

    private static String path(String name) {
        return "/codes/" + name + ".csv";
    }
}
