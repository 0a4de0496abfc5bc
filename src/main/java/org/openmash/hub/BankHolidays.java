package org.openmash.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;

/**
 * Bank holidays in England and Wales, from a bundled calendar: nothing is fetched when a limit is computed.
 *
 * <p>Years outside the calendar have no holidays here, so that limits go on by weekends alone: protection never stops
 * for want of a calendar. A limit may then fall due a day or two early, never late; {@link #lastYear} lets health warn
 * in time.
 */
public final class BankHolidays {
    private static final String CALENDAR = "/calendar/bank-holidays-england-and-wales.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final TreeSet<LocalDate> days;

    BankHolidays(Collection<LocalDate> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A calendar must name at least one day");
        }
        this.days = new TreeSet<>(days);
    }

    /**
     * The calendar that ships with the product.
     *
     * @throws IllegalStateException when it is missing from the build
     */
    public static BankHolidays bundled() {
        try (var csv = BankHolidays.class.getResourceAsStream(CALENDAR)) {
            if (csv == null) {
                throw new IllegalStateException("The bundled calendar " + CALENDAR + " is missing");
            }
            return parse(new InputStreamReader(csv, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled calendar cannot be read", e);
        }
    }

    /** Whether this day is a bank holiday, as far as the calendar goes. */
    public boolean contains(LocalDate day) {
        return days.contains(day);
    }

    /** The last year the calendar covers; limits that reach beyond it go by weekends alone. */
    public int lastYear() {
        return days.last().getYear();
    }

    private static BankHolidays parse(Reader csv) throws IOException {
        try (var rows = FORMAT.parse(csv)) {
            return new BankHolidays(
                    rows.stream().map(row -> LocalDate.parse(row.get("date"))).toList());
        }
    }
}
