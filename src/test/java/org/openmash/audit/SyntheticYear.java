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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * A year of an invented hub: two dozen accounts at their work, and among it snooping that is known. Seeded, so that the same
 * seed gives the same year.
 */
public final class SyntheticYear {
    public static final String HUB = "HUB-Y";
    public static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    public static final LocalDate END = LocalDate.of(2028, 1, 1);
    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final List<String> PURPOSES =
            List.of("TRIAGE", "TRIAGE", "TRIAGE", "S47_ENQUIRY", "AGENCY_CHECK", "ASSESSMENT");
    private static final String NAMES =
            "Abel Birch Crane Dorn Elm Fenn Gale Hart Ives Jory Kemp Lark Moss Nye Orme Pike Quill"
                    + " Rook Sorrel Thorn Upton Vane Wren Yarrow";

    /** What was planted: an alert of that kind about that account on that day, or on that case, is right. */
    public record Planted(
            String kind, Set<String> actors, @Nullable UUID caseId, LocalDate day) {}

    private record Staff(Caller caller, int index, boolean officer) {}

    private record File(UUID id, String surname, LocalDate opened, LocalDate closed, Staff owner, String agency) {}

    private final Random random;
    private final Connection database;
    private final StaffTokens tokens = new StaffTokens(new KeyedHash("for-tests-only-not-a-secret-000000"));
    private final List<Staff> staff = new ArrayList<>();
    private final List<File> files = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();
    private final List<Entry> waiting = new ArrayList<>();
    private int entries;

    public SyntheticYear(long seed, Connection database) {
        this.random = new Random(seed);
        this.database = database;
    }

    /** Writes the year and says what was planted in it. */
    public List<Planted> write() throws SQLException {
        hire();
        openFiles();
        for (var day = FIRST_DAY; day.isBefore(END); day = day.plusDays(1)) {
            work(day);
        }
        plantRelations();
        plantHabits();
        plantOccasions();
        flush();
        return planted;
    }

    public int entries() {
        return entries;
    }

    public int accounts() {
        return staff.size();
    }

    private void hire() {
        var names = NAMES.split(" ", -1);
        for (int i = 0; i < names.length; i++) {
            boolean officer = i < 10;
            var agency = officer ? "LA-Y" : i < 16 ? "POL-Y" : i < 20 ? "NHS-Y" : "SCH-Y";
            staff.add(new Staff(caller("y-" + i, names[i], agency, "YP-" + i), i, officer));
        }
    }

    private static Caller caller(String subject, String surname, String agency, String person) {
        var sector = agency.startsWith("LA") ? "council" : agency.startsWith("POL") ? "police" : "nhs";
        return new Caller(
                subject,
                "account." + subject,
                surname,
                agency,
                new Sector(sector),
                Tier.CLOSED,
                Set.of(agency.equals("LA-Y") ? "officer" : "practitioner"),
                HUB,
                person,
                null,
                "web",
                false,
                "r");
    }

    private void openFiles() throws SQLException {
        for (int i = 0; i < 500; i++) {
            var opened = FIRST_DAY.minusDays(60).plusDays(random.nextInt(400));
            // One file in a hundred is about a family that happens to have the name of somebody in the hub.
            var surname = random.nextInt(100) == 0 ? surnameOf(staff.get(random.nextInt(24))) : "Family" + letters(i);
            file(surname, opened, opened.plusDays(15 + random.nextInt(80)), staff.get(random.nextInt(9)));
        }
    }

    private static String surnameOf(Staff one) {
        return String.valueOf(one.caller.familyName());
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26) + (char) ('a' + number / 676);
    }

    private File file(String surname, LocalDate opened, LocalDate closed, Staff owner) throws SQLException {
        var agency = List.of("POL-Y", "NHS-Y", "SCH-Y").get(random.nextInt(3));
        var file = new File(UUID.randomUUID(), surname, opened, closed, owner, agency);
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
                "Robin " + surname,
                LocalDate.of(2015, 3, 2));
        run(
                "insert into casework.person_identity (id, hub, person_id, kind, value, name_parts) values (?, ?, ?, 'LOCAL_ID', ?, ?)",
                UUID.randomUUID(),
                HUB,
                person,
                file.id.toString(),
                database.createArrayOf("text", new String[] {"robin", surname.toLowerCase(java.util.Locale.ROOT)}));
        files.add(file);
        return file;
    }

    private void work(LocalDate day) throws SQLException {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        for (var one : staff) {
            boolean duty = one.index == 9; // the emergency duty team: evenings, nights and weekends
            if (duty || (!weekend && random.nextInt(100) < 88)) {
                work(one, day, duty);
            }
        }
    }

    private void work(Staff one, LocalDate day, boolean duty) throws SQLException {
        var open = files.stream().filter(file -> isOpen(file, day)).toList();
        var own = open.stream()
                .filter(file -> one.officer ? file.owner.equals(one) : file.agency.equals(one.caller.agency()))
                .toList();
        int looks = 2 + random.nextInt(5) + (random.nextInt(60) == 0 ? 6 : 0);
        for (int i = 0; i < looks && !own.isEmpty(); i++) {
            look(one, pick(own), day, hour(duty), pick(PURPOSES));
            if (random.nextInt(100) < 40) {
                add(
                        one,
                        Action.ALTERATION,
                        pick(own).id,
                        Outcome.PERMITTED,
                        "TRIAGE",
                        "POST /v1/cases/{id}/ratings",
                        at(day, hour(duty), random.nextInt(60)));
            }
        }
        // Officers cover for each other and look at what has just come in.
        for (int i = 0; one.officer && i < random.nextInt(3) && !open.isEmpty(); i++) {
            look(one, pick(open), day, hour(duty), "TRIAGE");
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            nothing(one, day, hour(duty));
        }
        if (random.nextInt(250) == 0 && !open.isEmpty()) {
            breakGlass(one, pick(open), day);
        }
        // A closed file is opened again now and then for a correction that is written, seldom for a question by
        // telephone.
        if (random.nextInt(120) == 0) {
            var closed = files.stream()
                    .filter(file -> file.closed.plusDays(40).isBefore(day))
                    .toList();
            if (!closed.isEmpty()) {
                var file = pick(closed);
                look(one, file, day, 11, "RECORD_CORRECTION");
                if (random.nextInt(20) > 0) {
                    add(
                            one,
                            Action.ALTERATION,
                            file.id,
                            Outcome.PERMITTED,
                            "RECORD_CORRECTION",
                            "POST /v1/cases/{id}/contributions",
                            at(day, 11, 59));
                }
            }
        }
    }

    private void plantRelations() throws SQLException {
        for (int i = 0; i < 6; i++) {
            var one = staff.get(i * 3);
            var day = day();
            var file = file(surnameOf(one), day.minusDays(10), day.plusDays(20), staff.get((i * 3 + 1) % 9));
            look(one, file, day, 12, "TRIAGE");
            plant("SAME_SURNAME", one, file, day);
        }
        for (int i = 0; i < 4; i++) {
            var one = staff.get(2 + i * 5);
            var day = day();
            var file = file("Kin" + letters(i), day.minusDays(10), day.plusDays(20), staff.get(0));
            run(
                    "insert into oversight.declared_relative (id, hub, recorded_at, person, relation, family_name, given_names, date_of_birth)"
                            + " values (?, ?, now(), ?, 'niece', ?, 'Robin', ?)",
                    UUID.randomUUID(),
                    HUB,
                    one.caller.person(),
                    "Kin" + letters(i),
                    LocalDate.of(2015, 3, 2));
            look(one, file, day, 12, "TRIAGE");
            plant("DECLARED_RELATIVE", one, file, day);
        }
        for (int i = 0; i < 3; i++) {
            var one = staff.get(11 + i);
            var other = caller("y-second-" + i, surnameOf(one), "NHS-Y", one.caller.person());
            var day = day();
            var file = file("Twice" + letters(i), day.minusDays(10), day.plusDays(20), staff.get(1));
            look(one, file, day, 10, "AGENCY_CHECK");
            look(new Staff(other, 99, false), file, day.plusDays(3), 10, "ASSESSMENT");
            planted.add(new Planted(
                    "TWO_ACCOUNTS",
                    Set.of(tokens.account(one.caller.subject()), tokens.account(other.subject())),
                    file.id,
                    day.plusDays(3)));
        }
    }

    private void plantHabits() throws SQLException {
        for (int i = 0; i < 2; i++) {
            var lazy = new Staff(caller("y-lazy-" + i, "Lazy" + letters(i), "POL-Y", "YP-lazy-" + i), 50 + i, false);
            staff.add(lazy);
            var from = FIRST_DAY.plusDays(60 + 100L * i);
            for (int day = 0; day < 60; day++) {
                for (int k = 0; k < 4; k++) {
                    var date = from.plusDays(day);
                    var open = files.stream()
                            .filter(file -> isOpen(file, date) && file.agency.equals("POL-Y"))
                            .toList();
                    look(lazy, pick(open), date, 9 + k, "TRIAGE");
                }
            }
            plant("ONE_PURPOSE", lazy, null, from.plusDays(40));
        }
        for (int i = 0; i < 5; i++) {
            var one = staff.get(i);
            var day = day();
            var others = files.stream()
                    .filter(file -> isOpen(file, day) && !file.owner.equals(one))
                    .toList();
            for (int k = 0; k < 9; k++) {
                look(one, others.get((k * 7 + i) % others.size()), day, 13, "TRIAGE");
            }
            plant("NO_CASELOAD_LINK", one, null, day);
        }
        for (int i = 0; i < 4; i++) {
            var one = staff.get(10 + i * 3);
            var day = day();
            for (int k = 0; k < 28; k++) {
                look(one, files.get((i * 100 + k) % files.size()), day, 14, pick(PURPOSES));
            }
            plant("UNUSUAL_VOLUME", one, null, day);
        }
        for (int i = 0; i < 5; i++) {
            var one = staff.get(10 + i * 2);
            var day = day();
            look(one, files.get(i), day, 3, "AGENCY_CHECK");
            look(one, files.get(i + 1), day, 3, "AGENCY_CHECK");
            plant("UNUSUAL_HOUR", one, null, day);
        }
    }

    private void plantOccasions() throws SQLException {
        for (int i = 0; i < 2; i++) {
            var one = staff.get(12 + i * 4);
            var day = day();
            for (int k = 0; k < 4; k++) {
                breakGlass(one, files.get(k), day.plusDays(5L * k));
            }
            plant("REPEATED_BREAK_GLASS", one, null, day.plusDays(15));
        }
        for (int i = 0; i < 3; i++) {
            var one = staff.get(4 + i * 6);
            var day = day();
            for (int k = 0; k < 12; k++) {
                nothing(one, day, 15);
            }
            plant("EMPTY_LOOK_UPS", one, null, day);
        }
        for (int i = 0; i < 6; i++) {
            var one = staff.get(1 + i * 3);
            var day = FIRST_DAY.plusDays(200 + random.nextInt(150));
            var file = pick(files.stream()
                    .filter(closed -> closed.closed.plusDays(60).isBefore(day))
                    .toList());
            look(one, file, day, 16, "INSPECTION");
            plant("READ_AFTER_CLOSURE", one, file, day);
        }
    }

    /** A working day after habits have formed. */
    private LocalDate day() {
        var day = FIRST_DAY.plusDays(90 + random.nextInt(250));
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? day.plusDays(2)
                : day;
    }

    private void plant(String kind, Staff one, @Nullable File file, LocalDate day) {
        planted.add(new Planted(
                kind, new HashSet<>(Set.of(tokens.account(one.caller.subject()))), file == null ? null : file.id, day));
    }

    private static boolean isOpen(File file, LocalDate day) {
        return !file.opened.isAfter(day) && file.closed.isAfter(day);
    }

    private int hour(boolean duty) {
        return duty ? (18 + random.nextInt(12)) % 24 : 8 + random.nextInt(10);
    }

    private void look(Staff one, File file, LocalDate day, int hour, String purpose) throws SQLException {
        add(
                one,
                Action.CONSULTATION,
                file.id,
                Outcome.PARTIAL,
                purpose,
                "GET /v1/cases/{id}",
                at(day, hour, random.nextInt(60)));
    }

    private void nothing(Staff one, LocalDate day, int hour) throws SQLException {
        add(
                one,
                Action.CONSULTATION,
                UUID.randomUUID(),
                Outcome.NOT_FOUND,
                "TRIAGE",
                "GET /v1/cases/{id}",
                at(day, hour, random.nextInt(60)));
    }

    private void breakGlass(Staff one, File file, LocalDate day) throws SQLException {
        add(
                one,
                Action.DISCLOSURE,
                file.id,
                Outcome.EMERGENCY,
                "EMERGENCY",
                "POST /v1/cases/{id}/emergency-access",
                at(day, 12, 0));
    }

    private void add(Staff one, Action action, UUID file, Outcome outcome, String purpose, String operation, Instant at)
            throws SQLException {
        var access = Access.of(one.caller, action, operation)
                .purpose(purpose)
                .cases(file)
                .outcome(outcome)
                .shown(List.of("case.reference", "subject.name"));
        waiting.add(LogDatabase.sealer(Clock.fixed(at, ZoneOffset.UTC), "for-tests-only-not-a-secret-000000")
                .seal(access));
        entries++;
        if (waiting.size() == 500) {
            flush();
        }
    }

    private void flush() throws SQLException {
        EntryInsert.into(database, waiting);
        waiting.clear();
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(UK).toInstant();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
