package org.openmash.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.SyntheticHub.Family;
import org.openmash.audit.SyntheticHub.Staff;

/**
 * A year of an invented hub: staff at their work, in it misuse of every kind that is known, and beside each misuse what only
 * looks like it. Seeded, so that the same seed gives the same year.
 */
public final class SyntheticYear {
    public static final String HUB = SyntheticHub.HUB;
    public static final LocalDate FIRST_DAY = SyntheticHub.FIRST_DAY;
    public static final LocalDate END = SyntheticHub.END;
    private static final String NAMES =
            "Abel Birch Crane Dorn Elmer Fenn Gale Hart Ives Jory Kemp Lark Moss Nye Orme Pike Quill"
                    + " Rook Sorrel Thorn Upton Vane Wren Yarrow";

    /**
     * What was planted.
     *
     * @param actors an alert about any of these accounts is right
     * @param caseId the case that it must name, where its kind names one
     * @param first the day on which it began, and {@code last} ended
     */
    public record Planted(
            String kind, Set<String> actors, @Nullable UUID caseId, LocalDate first, LocalDate last) {}

    private final SyntheticHub hub;

    public SyntheticYear(long seed, Connection database) {
        hub = new SyntheticHub(seed, database);
    }

    /** Writes the year and says what was planted in it. */
    public List<Planted> write() throws SQLException {
        hire();
        openFiles();
        var atWork = List.copyOf(hub.staff);
        for (var day = FIRST_DAY; day.isBefore(END); day = day.plusDays(1)) {
            for (var one : atWork) {
                boolean duty = one.surname().equals("Jory"); // the emergency duty team: evenings, nights and weekends
                if (duty || (!SyntheticHub.isWeekend(day) && hub.random.nextInt(100) < 88)) {
                    work(one, day, duty);
                }
            }
        }
        new LookAlikes(hub).write();
        var planted = new PlantedMisuse(hub).write();
        hub.flush();
        return planted;
    }

    public int entries() {
        return hub.entries();
    }

    private void hire() {
        var names = NAMES.split(" ", -1);
        for (int i = 0; i < names.length; i++) {
            hub.hire("y-" + i, names[i], i < 10 ? "LA-Y" : i < 16 ? "POL-Y" : i < 20 ? "NHS-Y" : "SCH-Y");
        }
    }

    private void openFiles() throws SQLException {
        var officers = hub.of("LA-Y");
        for (int i = 0; i < 500; i++) {
            var opened = FIRST_DAY.minusDays(60).plusDays(hub.random.nextInt(400));
            // One file in a hundred is about a family that happens to have the name of somebody in the hub.
            var surname = hub.onceIn(100) ? hub.pick(hub.staff).surname() : "Family" + SyntheticHub.letters(i);
            hub.file(
                    Family.of(surname),
                    opened,
                    opened.plusDays(15 + hub.random.nextInt(80)),
                    officers.get(hub.random.nextInt(9)));
        }
    }

    private void work(Staff one, LocalDate day, boolean duty) throws SQLException {
        var random = hub.random;
        var open = hub.files(file -> file.isOpen(day));
        var own = hub.own(one, day);
        int looks = 2 + random.nextInt(5) + (hub.onceIn(60) ? 6 : 0);
        for (int i = 0; i < looks && !own.isEmpty(); i++) {
            hub.look(one, hub.pick(own), day, hour(duty));
            if (random.nextInt(100) < 40) {
                hub.write(one, hub.pick(own), day, hour(duty));
            }
        }
        // Officers cover for each other and look at what has just come in.
        for (int i = 0; one.officer() && i < random.nextInt(3) && !open.isEmpty(); i++) {
            hub.look(one, hub.pick(open), day, hour(duty), "TRIAGE");
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            hub.askInVain(one, day, hour(duty));
        }
        seldom(one, day);
    }

    private void seldom(Staff one, LocalDate day) throws SQLException {
        var open = hub.own(one, day);
        if (hub.onceIn(250) && !open.isEmpty()) {
            hub.breakGlass(one, hub.pick(open), day);
        }
        // Now and then somebody stays late for a family.
        if (hub.onceIn(1000) && !open.isEmpty()) {
            hub.look(one, hub.pick(open), day, 20);
        }
        // A closed file is opened again now and then for a correction that is written, seldom for a question by
        // telephone.
        var closed = hub.files(file -> file.closed().plusDays(40).isBefore(day));
        if (hub.onceIn(120) && !closed.isEmpty()) {
            var file = hub.pick(closed);
            hub.look(one, file, day, 11, "RECORD_CORRECTION");
            if (!hub.onceIn(20)) {
                hub.write(one, file, day, 11);
            }
        }
    }

    private int hour(boolean duty) {
        return duty ? (18 + hub.random.nextInt(12)) % 24 : 8 + hub.random.nextInt(10);
    }
}
