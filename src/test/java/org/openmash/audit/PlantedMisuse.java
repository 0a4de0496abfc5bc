package org.openmash.audit;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.SyntheticHub.Family;
import org.openmash.audit.SyntheticHub.File;
import org.openmash.audit.SyntheticHub.Staff;
import org.openmash.audit.SyntheticYear.Planted;

/**
 * Ten cases of each kind of misuse, spread over the year, by different people. They differ in how bold they are, whatever the
 * rules look for: some are meant to be hard to find.
 */
final class PlantedMisuse {
    private static final int EACH = 10;
    private static final List<Integer> AT_NIGHT = List.of(21, 22, 23, 0, 1, 2, 3, 4, 5, 23);

    private final SyntheticHub hub;
    private final List<Staff> everybody;
    private final List<Planted> planted = new ArrayList<>();

    PlantedMisuse(SyntheticHub hub) {
        this.hub = hub;
        this.everybody = List.of("LA-Y", "POL-Y", "NHS-Y", "SCH-Y").stream()
                .flatMap(agency -> hub.of(agency).stream())
                .filter(one -> !one.surname().equals("Jory")) // works at all hours
                .toList();
    }

    List<Planted> write() throws SQLException {
        for (int i = 0; i < EACH; i++) {
            sameSurname(i);
            declaredRelative(i);
            twoAccounts(i);
            onePurpose(i);
            noCaseloadLink(i);
            unusualVolume(i);
            unusualHour(i);
            repeatedBreakGlass(i);
            emptyLookUps(i);
            readAfterClosure(i);
        }
        return planted;
    }

    private Staff one(int which, int ofKind) {
        return everybody.get((which * 7 + ofKind * 3) % everybody.size());
    }

    private File fileOf(Family family, LocalDate day, Staff reader) throws SQLException {
        var others = hub.of("LA-Y").stream().filter(one -> !one.equals(reader)).toList();
        return hub.file(family, day.minusDays(10), day.plusDays(20), hub.pick(others));
    }

    /** In other letters, as half of a name, with an accent, or of somebody in the household. */
    private void sameSurname(int i) throws SQLException {
        var one = one(i, 0);
        var day = hub.day(i, EACH);
        var name = one.surname();
        var family = switch (i % 5) {
            case 1 -> Family.of(name.toUpperCase(Locale.ROOT));
            case 2 -> Family.of("Ashby-" + name);
            case 3 -> Family.of(name.replace('e', 'é').replace('o', 'ö'));
            case 4 ->
                new Family("Robin", "Other" + SyntheticHub.letters(i), SyntheticHub.BORN, List.of("Dale " + name));
            default -> Family.of(name);
        };
        var file = fileOf(family, day, one);
        hub.look(one, file, day, 12, "TRIAGE");
        plant("SAME_SURNAME", one, file, day, day);
    }

    /** The child itself, or somebody in its household; born on the declared day, or with none declared. */
    private void declaredRelative(int i) throws SQLException {
        var one = one(i, 1);
        var day = hub.day(i, EACH);
        var kin = "Kin" + SyntheticHub.letters(i);
        var family = i % 3 == 1
                ? new Family("Robin", "Home" + SyntheticHub.letters(i), SyntheticHub.BORN, List.of("Dale " + kin))
                : new Family("Dale Robin", kin, SyntheticHub.BORN, List.of());
        var file = fileOf(family, day, one);
        hub.declareRelative(one, "Dale", kin, i % 3 == 2 ? null : SyntheticHub.BORN);
        hub.look(one, file, day, 12, "TRIAGE");
        plant("DECLARED_RELATIVE", one, file, day, day);
    }

    /** On one day, or up to five weeks apart. */
    private void twoAccounts(int i) throws SQLException {
        var one = one(i, 2);
        var other = hub.account(
                "y-second-" + i,
                one.surname(),
                "VOL-Y",
                String.valueOf(one.caller().person()));
        var day = hub.day(i, EACH);
        var later = day.plusDays(4L * i);
        var file = fileOf(Family.of("Twice" + SyntheticHub.letters(i)), day, one);
        hub.look(one, file, day, 10, "AGENCY_CHECK");
        hub.look(other, file, later, 11, "ASSESSMENT");
        planted.add(new Planted("TWO_ACCOUNTS", Set.of(hub.token(one), hub.token(other)), file.id(), day, later));
    }

    /** Twelve weeks of one purpose; a few looks each day, or with another purpose once in a hundred. */
    private void onePurpose(int i) throws SQLException {
        var agency = List.of("POL-Y", "NHS-Y", "SCH-Y", "LA-Y").get(i % 4);
        var lazy = hub.account("y-lazy-" + i, "Lazy" + SyntheticHub.letters(i), agency, "person-lazy-" + i);
        var first = hub.day(i, EACH).minusDays(65);
        var last = first.plusDays(84);
        int looks = 0;
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (int k = 0; k < 3 + i % 3 && !SyntheticHub.isWeekend(day); k++) {
                var date = day;
                var open = hub.files(file ->
                        file.isOpen(date) && (lazy.officer() || file.agency().equals(agency)));
                looks++;
                hub.look(lazy, hub.pick(open), date, 9 + k, i % 5 == 4 && looks % 100 == 0 ? "ASSESSMENT" : "TRIAGE");
            }
        }
        plant("ONE_PURPOSE", lazy, null, first, last);
    }

    /** Between seven and fifteen files that are others' business, in one morning. */
    private void noCaseloadLink(int i) throws SQLException {
        var one = hub.of(i % 2 == 0 ? "LA-Y" : "POL-Y").get(i % 6);
        var day = hub.day(i, EACH);
        var others = hub.files(file -> file.isOpen(day)
                && !file.owner().equals(one)
                && (one.officer() || !file.agency().equals(one.agency())));
        for (var file : hub.pick(7 + i, others)) {
            hub.look(one, file, day, 9 + hub.random.nextInt(3), "TRIAGE");
        }
        plant("NO_CASELOAD_LINK", one, null, day, day);
    }

    /** Between 16 and 52 files in a day. */
    private void unusualVolume(int i) throws SQLException {
        var one = one(i, 3);
        var day = hub.day(i, EACH);
        for (var file : hub.pick(16 + 4 * i, hub.files(file -> !file.opened().isAfter(day)))) {
            hub.look(one, file, day, 9 + hub.random.nextInt(8));
        }
        plant("UNUSUAL_VOLUME", one, null, day, day);
    }

    /** One case or two, between nine in the evening and five in the morning. */
    private void unusualHour(int i) throws SQLException {
        var one = one(i, 4);
        var day = hub.day(i, EACH);
        for (var file : hub.pick(1 + i % 2, hub.files(file -> file.isOpen(day)))) {
            hub.look(one, file, day, AT_NIGHT.get(i), "AGENCY_CHECK");
        }
        plant("UNUSUAL_HOUR", one, null, day, day);
    }

    /** Three, four or five times, between four and thirteen days apart. */
    private void repeatedBreakGlass(int i) throws SQLException {
        var one = one(i, 5);
        var first = hub.day(i, EACH);
        int times = 3 + i % 3;
        long apart = 4L + i;
        for (int k = 0; k < times; k++) {
            var day = first.plusDays(apart * k);
            hub.breakGlass(one, hub.pick(hub.files(file -> file.isOpen(day))), day);
        }
        plant("REPEATED_BREAK_GLASS", one, null, first, first.plusDays(apart * (times - 1)));
    }

    /** Between eight and seventeen in an hour; half of them searches. */
    private void emptyLookUps(int i) throws SQLException {
        var one = one(i, 6);
        var day = hub.day(i, EACH);
        for (int k = 0; k < 8 + i; k++) {
            if (i % 2 == 0) {
                hub.askInVain(one, day, 15);
            } else {
                hub.searchInVain(one, day, 15);
            }
        }
        plant("EMPTY_LOOK_UPS", one, null, day, day);
    }

    /** Between five weeks and half a year after it closed. */
    private void readAfterClosure(int i) throws SQLException {
        var one = one(i, 7);
        var day = hub.day(i, EACH);
        int after = 35 + 10 * i;
        var file = hub.file(
                Family.of("Past" + SyntheticHub.letters(i)),
                day.minusDays(after + 40L),
                day.minusDays(after),
                hub.of("LA-Y").get(8));
        hub.look(one, file, day, 16, "INSPECTION");
        plant("READ_AFTER_CLOSURE", one, file, day, day);
    }

    private void plant(String kind, Staff one, @Nullable File file, LocalDate first, LocalDate last) {
        planted.add(new Planted(kind, Set.of(hub.token(one)), file == null ? null : file.id(), first, last));
    }
}
