package org.openmash.concern;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmash.casefile.CaseIntake;
import org.openmash.casefile.CaseReference;
import org.openmash.casefile.Contributions;
import org.openmash.casefile.NewCase;
import org.openmash.casefile.NewTask;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.hub.CaseClocks;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.person.Matching;
import org.openmash.person.People;

/** Files a concern: one case for each SUBJECT, opened or joined, with every value in its place; siblings' cases are linked. */
@ApplicationScoped
class ConcernFiling {
    private final People people;
    private final CaseIntake cases;
    private final CaseRows rows;
    private final Contributions contributions;
    private final CaseClocks clocks;
    private final Clock clock;

    ConcernFiling(
            People people,
            CaseIntake cases,
            CaseRows rows,
            Contributions contributions,
            CaseClocks clocks,
            Clock clock) {
        this.people = people;
        this.cases = cases;
        this.rows = rows;
        this.contributions = contributions;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** What was filed of a concern so far: the ids of its items, and whom its cases are about. */
    private record Filing(List<UUID> items, Set<UUID> named) {}

    /** The concern to be stored and the cases it went to. */
    record Filed(Concern concern, List<UUID> cases) {}

    Filed file(Submission submission, ReadConcern read) throws SQLException {
        var hub = submission.caller().hub();
        var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var items = new ArrayList<UUID>();
        var team = clocks.queue(hub, now);
        var arrival =
                new Arrival(TimeOrderedId.next(), CaseReference.random(), now, clocks.responseDue(now), team, items);
        var filed = new ArrayList<UUID>();
        var named = new HashSet<UUID>();
        for (var subject : subjects(read.request())) {
            filed.add(fileOne(submission, read, arrival, subject, new Filing(items, named)));
        }
        linkSiblings(hub, filed);
        return new Filed(Concern.raise(submission, read, arrival), List.copyOf(filed));
    }

    /** A consultation without names is about one person nobody has named. */
    private static List<@Nullable PersonRequest> subjects(ConcernRequest request) {
        List<@Nullable PersonRequest> subjects = new ArrayList<>(request.subjects());
        if (subjects.isEmpty()) {
            subjects.add(null);
        }
        return subjects;
    }

    private UUID fileOne(
            Submission submission, ReadConcern read, Arrival arrival, @Nullable PersonRequest subject, Filing so)
            throws SQLException {
        var caller = submission.caller();
        var request = read.request();
        var found = people.findOrAdd(caller.hub(), matching(subject, caller), so.named());
        so.named().add(found.personId());
        var wanted = new NewCase(
                caller.hub(),
                found.personId(),
                clocks.hub(caller.hub()).localAuthority(),
                arrival.receivedAt(),
                clocks.screeningDue(caller.hub(), arrival.receivedAt(), request.immediateDanger()),
                arrival.team(),
                request.contactType());
        var opened = cases.openOrJoin(wanted, caller);
        var concernPlace = new Place(arrival.concernId(), opened.caseId(), caller.hub(), arrival.receivedAt());
        rows.insert(concernPlace, ConcernRows.concern(request, caller.agency(), arrival.receivedAt()));
        rows.insert(place(concernPlace), ConcernRows.subject(request, subject));
        for (var other : ConcernRows.household(request, subject)) {
            rows.insert(place(concernPlace), other);
        }
        for (var item : request.contributions()) {
            var itemPlace = place(concernPlace);
            contributions.add(itemPlace, ConcernRows.contribution(item), caller.agency(), arrival.concernId());
            so.items().add(itemPlace.id());
        }
        cases.countContacts(opened.caseId(), wanted);
        addTasks(read, arrival, wanted, opened, found.outcome());
        if (opened.joined()) {
            cases.raiseUrgency(opened.caseId(), wanted.dueAt());
        } else {
            keepOut(read, opened.caseId(), caller.hub());
        }
        return opened.caseId();
    }

    private void addTasks(
            ReadConcern read, Arrival arrival, NewCase wanted, CaseIntake.Opened opened, Matching.Outcome outcome)
            throws SQLException {
        List<NewTask> tasks = new ArrayList<>();
        if (opened.joined()) {
            tasks.add(task(NewTask.Kind.READ_NEW_CONCERN, arrival, wanted.dueAt(), null));
        }
        if (outcome != Matching.Outcome.MATCH) {
            tasks.add(task(NewTask.Kind.CHECK_FOR_EARLIER_RECORDS, arrival, wanted.dueAt(), null));
        }
        for (var value : read.setAside()) {
            tasks.add(task(NewTask.Kind.COMPLETE_SET_ASIDE_VALUE, arrival, wanted.dueAt(), value));
        }
        if (opened.joined() && accuses(read)) {
            tasks.add(task(NewTask.Kind.CONSIDER_RESTRICTION, arrival, wanted.dueAt(), null));
        }
        if (ConcernRows.isLocationProtected(read.request()) && opened.joined()) {
            tasks.add(task(NewTask.Kind.CONFIRM_PARTICIPATIONS, arrival, wanted.dueAt(), null));
        }
        if (read.request().people().stream().anyMatch(person -> person.worksFor() != null)) {
            tasks.add(task(NewTask.Kind.EXCLUDE_COLLEAGUE, arrival, wanted.dueAt(), null));
        }
        for (NewTask task : tasks) {
            cases.task(opened.caseId(), wanted.hub(), task);
        }
    }

    private static NewTask task(NewTask.Kind kind, Arrival arrival, Instant dueAt, @Nullable SetAside value) {
        return new NewTask(
                kind,
                arrival.team(),
                dueAt,
                arrival.concernId(),
                value == null ? null : value.path(),
                value == null ? null : value.row(),
                value == null ? null : value.rawJsonText());
    }

    private static boolean accuses(ReadConcern read) {
        return !accusedAgencies(read.request()).isEmpty()
                || read.request().staffAllegation() != null
                || read.request().contactType().equals("LADO")
                || read.asideMayAccuseStaff();
    }

    /**
     * An allegation against staff restricts the new case at once and keeps the agency of the accused away from it. On a case that
     * is worked already an officer decides instead: no referrer may take a case from those who work it.
     */
    private void keepOut(ReadConcern read, UUID caseId, String hub) throws SQLException {
        var accused = accusedAgencies(read.request());
        if (accuses(read)) {
            cases.restrict(caseId, hub, clocks.hub(hub).safeguardingLeads(), "Allegation against staff, at intake");
        }
        accused.remove(clocks.hub(hub).agency());
        for (String agency : accused) {
            cases.exclude(caseId, hub, agency, "The accused works there, at intake");
        }
    }

    private static Set<String> accusedAgencies(ConcernRequest request) {
        Set<String> accused = new HashSet<>();
        var allegation = request.staffAllegation();
        if (allegation != null && allegation.aboutWorkerOf() != null) {
            accused.add(allegation.aboutWorkerOf());
        }
        for (var person : request.people()) {
            if (Boolean.TRUE.equals(person.allegedPerpetrator()) && person.worksFor() != null) {
                accused.add(person.worksFor());
            }
        }
        return accused;
    }

    private void linkSiblings(String hub, List<UUID> filed) throws SQLException {
        for (int i = 0; i < filed.size(); i++) {
            for (int j = i + 1; j < filed.size(); j++) {
                cases.link(hub, filed.get(i), filed.get(j), "SAME_CONCERN");
            }
        }
    }

    private Matching matching(@Nullable PersonRequest subject, Caller caller) {
        if (subject == null) {
            return new Matching(Map.of(), null, Set.of());
        }
        var names = Stream.concat(
                Stream.of(subject.familyName(), subject.givenNames(), subject.knownAs()),
                subject.otherNames().stream());
        return new Matching(identifiers(subject, caller), subject.dateOfBirth(), Matching.nameParts(names));
    }

    /** The council's own identifier counts only when the council of the hub itself sends it, as in its returns. */
    private Map<String, String> identifiers(PersonRequest subject, Caller caller) {
        Map<String, String> known = new HashMap<>(subject.identifiers());
        var hub = clocks.hub(caller.hub());
        if (subject.localId() != null && caller.agency().equals(hub.agency())) {
            known.put("LOCAL_ID", hub.localAuthority() + "/" + subject.localId());
        }
        return known;
    }

    private static Place place(Place concern) {
        return new Place(TimeOrderedId.next(), concern.caseId(), concern.hub(), concern.recordedAt());
    }
}
