package org.openmash.hub;

/** Which hours of the week a clock counts; an authority chooses one for each limit, and every answer names it. */
public enum ClockCalendar {
    /** Every hour, day and night, as elapsed time; always the calendar of a RED rating. */
    WALL_CLOCK,
    /** Hours in which the hub is open: 24 of them are three days of a hub open from nine to five. */
    MASH_HOURS,
    /** Whole days, Monday to Friday less bank holidays in England and Wales; the calendar of statutory limits. */
    WORKING_DAYS
}
