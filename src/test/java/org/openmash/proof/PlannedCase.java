package org.openmash.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A case of a pair of worlds, as the reader stands to it.
 *
 * @param live the purposes that are live for the reader on it
 */
record PlannedCase(Kind kind, UUID id, UUID person, String hub, List<String> live) {

    /** How the reader's agency stands to the case, and which stage it is in. */
    enum Kind {
        TAKES_PART("RATED"),
        FOR_A_PURPOSE("IN_PROGRESS"),
        PROTECTED_LOCATION("IN_PROGRESS"),
        CLOSED("CLOSED"),
        NO_PART("IN_PROGRESS"),
        EXCLUDED("RATED"),
        RESTRICTED("IN_PROGRESS"),
        SEALED("RATED"),
        OTHER_HUB("IN_PROGRESS"),
        /** A restricted case that exists in one of the two worlds only. */
        RESTRICTED_IN_A("IN_PROGRESS");

        private final String status;

        Kind(String status) {
            this.status = status;
        }

        String status() {
            return status;
        }
    }

    private static final Set<Kind> WITH_PART = Set.of(Kind.TAKES_PART, Kind.FOR_A_PURPOSE, Kind.PROTECTED_LOCATION);

    static List<PlannedCase> all(Account reader, Chance chance, List<String> purposes) {
        List<PlannedCase> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            var hub = kind == Kind.OTHER_HUB ? other(reader.hub()) : reader.hub();
            all.add(new PlannedCase(
                    kind,
                    chance.id("case", kind.name()),
                    chance.id("person", kind.name()),
                    hub,
                    live(kind, chance, purposes)));
        }
        return all;
    }

    private static List<String> live(Kind kind, Chance chance, List<String> purposes) {
        Set<String> live = new TreeSet<>();
        if (kind != Kind.TAKES_PART && kind != Kind.CLOSED && kind != Kind.NO_PART && kind != Kind.OTHER_HUB) {
            live.add(chance.of(purposes, "purpose", kind.name()));
            live.add(chance.of(purposes, "second purpose", kind.name()));
        }
        return List.copyOf(live);
    }

    private static String other(String hub) {
        return hub.equals("HUB-A") ? "HUB-B" : "HUB-A";
    }

    /** Its place among the kinds. */
    int number() {
        return List.of(Kind.values()).indexOf(kind);
    }

    /** Whether the reader's agency has a participation, live or not. */
    boolean hasPart() {
        return kind != Kind.NO_PART && kind != Kind.OTHER_HUB;
    }

    boolean isRestricted() {
        return kind == Kind.RESTRICTED || kind == Kind.RESTRICTED_IN_A;
    }

    /** A written-out rule of who may know of a case, to hold the service's against. */
    boolean knownTo(Account reader) {
        if (!reader.readsCases()) {
            return false;
        }
        return WITH_PART.contains(kind) || kind == Kind.CLOSED || (kind == Kind.NO_PART && reader.isOfficer());
    }

    /** The fields the reader can get to see of it under any purpose it may state. */
    Set<String> shownTo(Account reader) {
        if (!knownTo(reader)) {
            return Set.of();
        }
        var purposes = new TreeSet<>(live);
        if (reader.isOfficer() && kind != Kind.CLOSED) {
            purposes.add("TRIAGE");
        }
        return NaivePolicy.shown(reader, purposes);
    }
}
