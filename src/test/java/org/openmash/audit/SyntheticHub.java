package org.openmash.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** The staff and the files of an invented hub, and what staff can do to files, each with its entry in the log. */
final class SyntheticHub {
    static final String HUB = "HUB-Y";
    static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    static final LocalDate END = LocalDate.of(2028, 1, 1);
    static final LocalDate BORN = LocalDate.of(2015, 3, 2);

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final String KEY = "for-tests-only-not-a-secret-000000";
    private static final List<String> PURPOSES =
            List.of("TRIAGE", "TRIAGE", "TRIAGE", "S47_ENQUIRY", "AGENCY_CHECK", "ASSESSMENT");
    /** By the first day that something is planted, habits have formed. */
    private static final int HABITS_FORMED = 90;

    private static final int PLANTING_DAYS = 250;

    record Staff(Caller caller, boolean officer) {
        String surname() {
            return String.valueOf(caller.familyName());
        }

        String agency() {
            return caller.agency();
        }
    }

    /** One file; {@code agency} takes part in it. */
    record File(UUID id, LocalDate opened, LocalDate closed, Staff owner, String agency) {
        boolean isOpen(LocalDate day) {
            return !opened.isAfter(day) && closed.isAfter(day);
        }
    }

    /** Whom a file is about, and who lives with them. */
    record Family(String givenName, String surname, LocalDate born, List<String> household) {
        static Family of(String surname) {
            return new Family("Robin", surname, BORN, List.of());
        }
    }

    final Random random;
    final List<Staff> staff = new ArrayList<>();
    final List<File> files = new ArrayList<>();
    private final Connection database;
    private final StaffTokens tokens = new StaffTokens(new KeyedHash(KEY));
    private final List<Entry> waiting = new ArrayList<>();
    private int entries;

    SyntheticHub(long seed, Connection database) {
        this.random = new Random(seed);
        this.database = database;
    }

    int entries() {
        return entries;
    }

    String token(Staff one) {
        return tokens.account(one.caller.subject());
    }

    /** Somebody with one account, known as a human being. */
    Staff hire(String subject, String surname, String agency) {
        var hired = account(subject, surname, agency, "person-" + subject);
        staff.add(hired);
        return hired;
    }

    /** An account of somebody, in whichever agency. */
    Staff account(String subject, String surname, String agency, String person) {
        boolean officer = agency.startsWith("LA");
        var sector = officer ? "council" : agency.startsWith("POL") ? "police" : "nhs";
        return new Staff(
                new Caller(
                        subject,
                        "account." + subject,
                        surname,
                        agency,
                        new Sector(sector),
                        Tier.CLOSED,
                        Set.of(officer ? "officer" : "practitioner"),
                        HUB,
                        person,
                        null,
                        "web",
                        false,
                        "r"),
                officer);
    }

    List<Staff> of(String agency) {
        return staff.stream().filter(one -> one.agency().equals(agency)).toList();
    }

    List<File> files(Predicate<File> which) {
        return files.stream().filter(which).toList();
    }

    /** Which of an account's agency, or of which it is the officer. */
    List<File> own(Staff one, LocalDate day) {
        return files(
                file -> file.isOpen(day) && (one.officer ? file.owner.equals(one) : file.agency.equals(one.agency())));
    }

    File file(Family family, LocalDate opened, LocalDate closed, Staff owner) throws SQLException {
        var file = new File(UUID.randomUUID(), opened, closed, owner, pick(List.of("POL-Y", "NHS-Y", "SCH-Y")));
        var person = UUID.randomUUID();
        run("insert into casework.person (id, hub) values (?, ?)", person, HUB);
        run(
                "insert into casework.case_open (id, hub, person_id, version, reference, status, received_at, closed_at, team, officer)"
                        + " values (?, ?, ?, 1, ?, 'CLOSED', ?, ?, 'DAY', ?)",
                file.id,
                HUB,
                person,
                file.id.toString(),
                at(opened, 9, 0).atOffset(ZoneOffset.UTC),
                at(closed, 17, 0).atOffset(ZoneOffset.UTC),
                owner.caller.name());
        run(
                "insert into casework.subject_open (id, case_id, hub, recorded_at, name, date_of_birth) values (?, ?, ?, now(), ?, ?)",
                UUID.randomUUID(),
                file.id,
                HUB,
                family.givenName + " " + family.surname,
                family.born);
        for (var other : family.household) {
            run(
                    "insert into casework.household_open (id, case_id, hub, recorded_at, adults)"
                            + " values (?, ?, ?, now(), jsonb_build_object('name', ?::text, 'relationship', 'uncle'))",
                    UUID.randomUUID(),
                    file.id,
                    HUB,
                    other);
        }
        identify(person, family.givenName, family.surname);
        files.add(file);
        return file;
    }

    /** Somebody whom the hub knows and who has no file. */
    void know(String givenName, String surname) throws SQLException {
        var person = UUID.randomUUID();
        run("insert into casework.person (id, hub) values (?, ?)", person, HUB);
        identify(person, givenName, surname);
    }

    private void identify(UUID person, String givenName, String surname) throws SQLException {
        run(
                "insert into casework.person_identity (id, hub, person_id, kind, value, name_parts) values (?, ?, ?, 'LOCAL_ID', ?, ?)",
                UUID.randomUUID(),
                HUB,
                person,
                person.toString(),
                database.createArrayOf(
                        "text", new String[] {givenName.toLowerCase(Locale.ROOT), surname.toLowerCase(Locale.ROOT)}));
    }

    void declareRelative(Staff one, String givenName, String surname, @Nullable LocalDate born) throws SQLException {
        run(
                "insert into oversight.declared_relative (id, hub, recorded_at, person, relation, family_name, given_names, date_of_birth)"
                        + " values (?, ?, now(), ?, 'niece', ?, ?, ?)",
                UUID.randomUUID(),
                HUB,
                one.caller.person(),
                surname,
                givenName,
                born);
    }

    /** The working day of one of several things that are spread evenly over the months in which habits are known. */
    LocalDate day(int which, int of) {
        int slot = PLANTING_DAYS / of;
        return workingDay(FIRST_DAY.plusDays(HABITS_FORMED + (long) slot * which + random.nextInt(slot)));
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    static LocalDate workingDay(LocalDate day) {
        return isWeekend(day) ? day.plusDays(2) : day;
    }

    void look(Staff one, File file, LocalDate day, int hour) throws SQLException {
        look(one, file, day, hour, pick(PURPOSES));
    }

    void look(Staff one, File file, LocalDate day, int hour, String purpose) throws SQLException {
        var asked = access(one, Action.CONSULTATION, file.id, "GET /v1/cases/{id}");
        add(asked.purpose(purpose).outcome(Outcome.PARTIAL), day, hour);
    }

    void write(Staff one, File file, LocalDate day, int hour) throws SQLException {
        var asked = access(one, Action.ALTERATION, file.id, "POST /v1/cases/{id}/ratings");
        add(asked.purpose("TRIAGE").outcome(Outcome.PERMITTED), day, hour);
    }

    /** A look-up of a case that the account may not know, or that does not exist. */
    void askInVain(Staff one, LocalDate day, int hour) throws SQLException {
        var asked = access(one, Action.CONSULTATION, UUID.randomUUID(), "GET /v1/cases/{id}");
        add(asked.purpose("TRIAGE").outcome(Outcome.NOT_FOUND), day, hour);
    }

    void searchInVain(Staff one, LocalDate day, int hour) throws SQLException {
        add(
                Access.of(one.caller, Action.SEARCH, "POST /v1/searches")
                        .purpose("TRIAGE")
                        .outcome(Outcome.NOT_FOUND),
                day,
                hour);
    }

    void breakGlass(Staff one, File file, LocalDate day) throws SQLException {
        var asked = access(one, Action.DISCLOSURE, file.id, "POST /v1/cases/{id}/emergency-access");
        add(asked.purpose("EMERGENCY").outcome(Outcome.EMERGENCY), day, 12);
    }

    private static Access access(Staff one, Action action, UUID file, String operation) {
        return Access.of(one.caller, action, operation).cases(file).shown(List.of("case.reference", "subject.name"));
    }

    private void add(Access access, LocalDate day, int hour) throws SQLException {
        var clock = Clock.fixed(at(day, hour, random.nextInt(60)), ZoneOffset.UTC);
        waiting.add(LogDatabase.sealer(clock, KEY).seal(access));
        entries++;
        if (waiting.size() == 500) {
            flush();
        }
    }

    void flush() throws SQLException {
        EntryInsert.into(database, waiting);
        waiting.clear();
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(UK).toInstant();
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Different ones, as many as there are at most. */
    <T> List<T> pick(int number, List<T> list) {
        int from = random.nextInt(list.size());
        return IntStream.range(0, Math.min(number, list.size()))
                .mapToObj(i -> list.get((from + i) % list.size()))
                .toList();
    }

    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    static String letters(int number) {
        return "" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26) + (char) ('a' + number / 676);
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
