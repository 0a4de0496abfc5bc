package org.openmash.audit;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.openmash.audit.SyntheticHub.Family;
import org.openmash.audit.SyntheticHub.Staff;

/**
 * Ten innocent things a kind that an alert of the kind might take for misuse, spread as misuse is. Whatever is raised about them
 * is false.
 */
final class LookAlikes {
    private static final int EACH = 10;
    private static final int COMMON = 60;

    private final SyntheticHub hub;
    private final List<Staff> officers;
    private final List<Staff> police;

    LookAlikes(SyntheticHub hub) {
        this.hub = hub;
        this.officers = hub.of("LA-Y");
        this.police = hub.of("POL-Y");
    }

    void write() throws SQLException {
        for (int i = 0; i < COMMON; i++) {
            hub.know("Kay" + SyntheticHub.letters(i), "Carr");
        }
        for (int i = 0; i < EACH; i++) {
            var day = hub.day(i, EACH);
            namesakes(i, day);
            oneOfTheNameOfARelative(i, day);
            twoAccountsAtWork(i, day);
            coverForAColleague(i, day);
            wellOverToday(i, day);
            emergenciesFarApart(i, day);
            mistypedReferences(i, day);
            closedFileTakenUpAgain(i, day);
            eveningForTheDutyTeam(i, day);
        }
        agencyWithOnePurpose();
        nightShifts();
        triageClerk();
    }

    /** A common surname, a given name that is the reader's surname, a surname that begins with the reader's. */
    private void namesakes(int i, LocalDate day) throws SQLException {
        var carr = hub.account("y-carr-" + i, "Carr", "LA-Y", "person-carr-" + i);
        var one = officers.get(i % 9);
        var letters = SyntheticHub.letters(i);
        var common = hub.file(Family.of("Carr"), day.minusDays(9), day.plusDays(20), officers.get(1));
        hub.look(carr, common, day, 10);
        var given = new Family(one.surname(), "Given" + letters, SyntheticHub.BORN, List.of());
        hub.look(one, hub.file(given, day.minusDays(9), day.plusDays(20), one), day, 10);
        var longer = Family.of(one.surname() + "son");
        hub.look(one, hub.file(longer, day.minusDays(9), day.plusDays(20), one), day, 11);
    }

    /** Born on another day than the relative who was declared. */
    private void oneOfTheNameOfARelative(int i, LocalDate day) throws SQLException {
        var one = officers.get((i + 3) % 9);
        var kin = "Like" + SyntheticHub.letters(i);
        hub.declareRelative(one, "Robin", kin, SyntheticHub.BORN.plusYears(2));
        hub.look(one, hub.file(Family.of(kin), day.minusDays(9), day.plusDays(20), one), day, 12);
    }

    /** One human being works for two agencies: on different cases, and on one again under the other account weeks later. */
    private void twoAccountsAtWork(int i, LocalDate day) throws SQLException {
        var one = police.get(i % police.size());
        var other = hub.account(
                "y-both-" + i,
                one.surname(),
                "VOL-Y",
                String.valueOf(one.caller().person()));
        var long1 = hub.file(
                Family.of("Long" + SyntheticHub.letters(i)), day.minusDays(9), day.plusDays(90), officers.get(2));
        var short1 = hub.file(
                Family.of("Short" + SyntheticHub.letters(i)), day.minusDays(9), day.plusDays(20), officers.get(3));
        hub.look(one, long1, day, 10);
        hub.look(other, short1, day.plusDays(1), 11);
        hub.look(other, long1, day.plusDays(45), 11);
    }

    /** Nine cases of somebody who is ill: opened and worked. */
    private void coverForAColleague(int i, LocalDate day) throws SQLException {
        var one = officers.get((i + 5) % 9);
        for (var file :
                hub.pick(9, hub.files(file -> file.isOpen(day) && !file.owner().equals(one)))) {
            hub.look(one, file, day, 10, "TRIAGE");
            hub.write(one, file, day, 10);
        }
    }

    /** A raid, a storm: everybody of the police opens more than twenty of its cases on that day, and works them. */
    private void wellOverToday(int i, LocalDate day) throws SQLException {
        for (var one : police) {
            for (var file : hub.pick(
                    21 + i % 4,
                    hub.files(file -> file.isOpen(day) && file.agency().equals("POL-Y")))) {
                hub.look(one, file, day, 9 + hub.random.nextInt(8));
                hub.write(one, file, day, 17);
            }
        }
    }

    /** Twice within a week, or three times in seven weeks. */
    private void emergenciesFarApart(int i, LocalDate day) throws SQLException {
        var one = police.get((i + 2) % police.size());
        for (int k = 0; k < 2 + i % 2; k++) {
            var on = day.plusDays(k * (i % 2 == 0 ? 6L : 24L));
            hub.breakGlass(one, hub.pick(hub.files(file -> file.isOpen(on))), on);
        }
    }

    /** Five from one slip of paper; or a fault, so that nobody of the agency finds anything. */
    private void mistypedReferences(int i, LocalDate day) throws SQLException {
        var affected = i % 3 == 0 ? hub.of("NHS-Y") : hub.of("NHS-Y").subList(0, 1);
        for (var one : affected) {
            for (int k = 0; k < (i % 3 == 0 ? 10 : 5); k++) {
                hub.askInVain(one, day, 14);
            }
        }
    }

    /** Read four weeks at most after it closed; or later, and something was written to it in the same hour. */
    private void closedFileTakenUpAgain(int i, LocalDate day) throws SQLException {
        var one = officers.get((i + 7) % 9);
        boolean soon = i % 2 == 0;
        var closed = day.minusDays(soon ? 8 + 2L * i : 60);
        var file =
                hub.file(Family.of("Again" + SyntheticHub.letters(i)), closed.minusDays(30), closed, officers.get(0));
        hub.look(one, file, day, 15);
        if (!soon) {
            hub.write(one, file, day, 15);
        }
    }

    /** Somebody of the duty team is ill, and an officer of the day takes its evening. */
    private void eveningForTheDutyTeam(int i, LocalDate day) throws SQLException {
        var one = officers.get((i + 1) % 9);
        for (var file : hub.pick(3, hub.files(file -> file.isOpen(day)))) {
            hub.look(one, file, day, 18 + hub.random.nextInt(4));
            hub.write(one, file, day, 22);
        }
    }

    /** Housing states one purpose, because it has but one. */
    private void agencyWithOnePurpose() throws SQLException {
        for (int i = 0; i < 4; i++) {
            var one = hub.account("y-housing-" + i, "House" + SyntheticHub.letters(i), "HOU-Y", "person-housing-" + i);
            for (var day = SyntheticHub.FIRST_DAY; day.isBefore(SyntheticHub.END); day = day.plusDays(1)) {
                worked(one, day, 3, 9, "AGENCY_CHECK");
            }
        }
    }

    /** Ambulance staff, each a week of nights in four. */
    private void nightShifts() throws SQLException {
        for (int i = 0; i < 4; i++) {
            var one = hub.account("y-night-" + i, "Night" + SyntheticHub.letters(i), "AMB-Y", "person-night-" + i);
            for (var day = SyntheticHub.FIRST_DAY; day.isBefore(SyntheticHub.END); day = day.plusDays(1)) {
                boolean nights = day.toEpochDay() / 7 % 4 == i;
                worked(one, day, 3, nights ? 1 : 9, "AGENCY_CHECK");
            }
        }
    }

    /** Three cases, each worked; none at weekends. */
    private void worked(Staff one, LocalDate day, int number, int hour, String purpose) throws SQLException {
        if (SyntheticHub.isWeekend(day)) {
            return;
        }
        for (var file : hub.pick(number, hub.files(file -> file.isOpen(day)))) {
            hub.look(one, file, day, hour + hub.random.nextInt(4), purpose);
            hub.write(one, file, day, hour + 4);
        }
    }

    /** One officer opens whatever comes in, every day more than a colleague in a week. */
    private void triageClerk() throws SQLException {
        var one = hub.account("y-clerk", "Clerk", "LA-Y", "person-clerk");
        for (var day = SyntheticHub.FIRST_DAY; day.isBefore(SyntheticHub.END); day = day.plusDays(1)) {
            worked(one, day, 20 + hub.random.nextInt(6), 9, "TRIAGE");
        }
    }
}
