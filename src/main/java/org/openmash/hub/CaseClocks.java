package org.openmash.hub;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** When things are due in a hub; every answer is an instant computed here, on the server, from the hub's settings. */
@ApplicationScoped
public class CaseClocks {
    private final HubSettings settings;
    private final WorkingClock clock;

    CaseClocks(HubSettings settings) {
        this.settings = settings;
        this.clock = new WorkingClock(BankHolidays.bundled(), OpeningHours.OFFICE);
    }

    /** The settings of a hub; a token of a hub that is not served here is refused. */
    public HubSettings.Hub hub(String code) {
        var hub = settings.hubs().get(code);
        if (hub == null) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your hub is not served here.");
        }
        return hub;
    }

    /** Until a new case must be rated (casework, "Rating"). */
    public Instant screeningDue(String hub, Instant received, boolean immediateDanger) {
        var clocks = hub(hub).clocks();
        return immediateDanger
                ? clock.due(received, clocks.screeningInDanger(), ClockCalendar.WALL_CLOCK)
                : clock.due(received, clocks.screening(), ClockCalendar.MASH_HOURS);
    }

    /**
     * The deadline a rating sets, from receipt; re-rating never resets the start. BLUE has no clock of its own: it is to be
     * recorded within one working day.
     */
    public Instant ratedDue(String hub, String rating, Instant received) {
        var clocks = hub(hub).clocks();
        return switch (rating) {
            case "RED" -> clock.due(received, clocks.red(), ClockCalendar.WALL_CLOCK);
            case "AMBER" -> clock.due(received, clocks.amber(), clocks.ratedCalendar());
            case "GREEN" -> clock.due(received, clocks.green(), clocks.ratedCalendar());
            case "BLUE" -> responseDue(received);
            default -> throw ProblemException.invalid("rating", "is not one of RED, AMBER, GREEN, BLUE");
        };
    }

    /** When the referrer hears the type of response: one working day (Working Together; KCSIE). */
    public Instant responseDue(Instant received) {
        return clock.endOfWorkingDay(received, 1);
    }

    /** The queue that takes a case received then: the day team in working hours, else the emergency duty team. */
    public String queue(String hub, Instant received) {
        return clock.isOpen(received) ? hub(hub).dayTeam() : hub(hub).emergencyDutyTeam();
    }
}
