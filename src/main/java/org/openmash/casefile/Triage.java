package org.openmash.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Recorded;
import org.openmash.casefile.TriageService.Asked;
import org.openmash.casefile.TriageService.Move;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.Purposes;
import org.openmash.hub.AgencyRegister;
import org.openmash.hub.CaseClocks;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/** The moves of triage and the rules of each: rating, assignment, who takes part, who is kept out. */
@ApplicationScoped
class Triage {
    private static final Set<String> PASSED = Set.of("IMMEDIATE_RISK", "OUT_OF_HOURS", "POLICE_PROTECTION");

    private final TriageService service;
    private final Participations participations;
    private final CaseRows rows;
    private final CaseClocks clocks;
    private final AgencyRegister agencies;

    Triage(
            TriageService service,
            Participations participations,
            CaseRows rows,
            CaseClocks clocks,
            AgencyRegister agencies) {
        this.agencies = agencies;
        this.service = service;
        this.participations = participations;
        this.rows = rows;
        this.clocks = clocks;
    }

    /** Rates a case; the agencies that raised it take part from now on, unless the officer says no. */
    Recorded<MoveReceipt> rate(Asked asked, TriageRequests.Rating request) {
        var rating = Given.oneOf("rating", request.rating(), Set.of("RED", "AMBER", "GREEN", "BLUE"));
        boolean passed = rating.equals("RED") && request.passedBecause() != null;
        var rationale = passed
                ? "Passed: " + Given.oneOf("passedBecause", request.passedBecause(), PASSED)
                : Given.text("rationale", request.rationale());
        var move = new Move(file -> file.rate(rating, due(file, rating)), (file, place) -> {
            var due = due(file, rating);
            rows.append(
                    place,
                    "rating_closed",
                    Map.of(
                            "rating", rating,
                            "due_at", due.toString(),
                            "breached", due.isBefore(place.recordedAt()),
                            "rated_by", asked.caller().name(),
                            "rated_by_person", asked.caller().person(),
                            "rationale", rationale));
            if (passed) {
                oweRationale(file, place);
            }
            if (!Boolean.FALSE.equals(request.raisingAgencyTakesPart())) {
                participations.ofRaisingAgencies(place, asked.caller());
            }
        });
        return service.move(asked, "RATED", Map.of("rating", rating), move);
    }

    /** Makes a team, or an officer of it, accountable. */
    Recorded<MoveReceipt> assign(Asked asked, TriageRequests.Assignment request) {
        var team = Given.text("team", request.team());
        var reason = Given.text("reason", request.reason());
        var move = new Move(
                file -> file.assign(team, request.officer()),
                (file, place) -> rows.append(
                        place,
                        "assignment",
                        by(asked.caller(), "assigned_by", reason, Map.of("team", team), request.officer())));
        return service.move(asked, "ASSIGNED", Map.of("team", team), move);
    }

    /** Lets an agency, a unit of it or named people take part, for purposes and a time. */
    Recorded<MoveReceipt> invite(Asked asked, TriageRequests.Participation request) {
        var agency = agencies.require(asked.caller().hub(), "agency", request.agency());
        var reason = Given.text("reason", request.reason());
        List<String> purposes = request.purposes() == null ? List.of() : request.purposes();
        Purposes.requireKnown("purposes", purposes);
        if (purposes.contains("EMERGENCY")) {
            throw ProblemException.invalid("purposes", "must not hold EMERGENCY, which counts only under a grant");
        }
        var move = new Move(file -> file.allow(CaseMoves.Move.INVITE), (file, place) -> {
            if (request.until() != null && !request.until().isAfter(place.recordedAt())) {
                throw ProblemException.invalid("until", "lies in the past");
            }
            participations.give(place, request, purposes, reason, asked.caller());
        });
        return service.move(asked, "PARTICIPATION_GIVEN", Map.of("agency", agency), move);
    }

    /** Ends a participation at once. */
    Recorded<MoveReceipt> endParticipation(Asked asked, UUID participation, TriageRequests.WithReason request) {
        var reason = Given.text("reason", request.reason());
        return service.move(
                asked,
                "PARTICIPATION_ENDED",
                Map.of("participation", participation.toString()),
                new Move(
                        file -> {}, (file, place) -> participations.end(place, participation, reason, asked.caller())));
    }

    /** Keeps a person or an agency from a case, at once and above every other rule. */
    Recorded<MoveReceipt> exclude(Asked asked, TriageRequests.Exclusion request) {
        var reason = Given.text("reason", request.reason());
        if ((request.person() == null) == (request.agency() == null)) {
            throw ProblemException.invalid("person", "or agency must be given, exactly one of the two");
        }
        if (clocks.hub(asked.caller().hub()).agency().equals(request.agency())) {
            throw ProblemException.invalid("agency", "runs this hub; name the person, or hand the case to another hub");
        }
        var agency = request.agency();
        // A register that was not kept up must not stop anybody from being kept out; whether the code is of the case is
        // not told.
        if (agency != null && Boolean.TRUE.equals(request.offRegister())) {
            AgencyRegister.requireForm("agency", agency);
        } else if (agency != null) {
            requireKnown(asked.caller().hub(), agency);
        }
        var move = new Move(file -> file.allow(CaseMoves.Move.EXCLUDE), (file, place) -> {
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("person", request.person());
            columns.put("agency", agency);
            rows.append(place, "exclusion", by(asked.caller(), "excluded_by", reason, columns, null));
        });
        return service.move(asked, "EXCLUDED", Map.of(), move);
    }

    private void requireKnown(String hub, String agency) {
        var fault = agencies.fault(hub, agency);
        if (fault.isPresent()) {
            throw ProblemException.invalid(
                    "agency", fault.get() + "; with offRegister true it is kept out all the same");
        }
    }

    /** Marks a case as restricted, or lifts the mark. */
    Recorded<MoveReceipt> restrict(Asked asked, TriageRequests.Restriction request) {
        var reason = Given.text("reason", request.reason());
        boolean restricted = !Boolean.FALSE.equals(request.restricted());
        Set<String> people = new LinkedHashSet<>(request.people() == null ? List.of() : request.people());
        if (restricted && people.size() < 2) {
            throw ProblemException.invalid("people", "must name at least two people");
        }
        // A mistyped name must not hide the case from everybody; a lead who must not see it is excluded.
        people.addAll(clocks.hub(asked.caller().hub()).safeguardingLeads());
        var move = new Move(
                file -> file.allow(CaseMoves.Move.RESTRICT),
                (file, place) -> rows.append(
                        place,
                        "restriction",
                        by(
                                asked.caller(),
                                "restricted_by",
                                reason,
                                Map.of("restricted", restricted, "people", people),
                                null)));
        return service.move(asked, restricted ? "RESTRICTED" : "RESTRICTION_LIFTED", Map.of(), move);
    }

    private Instant due(CaseFile file, String rating) {
        return clocks.ratedDue(file.hub(), rating, file.receivedAt());
    }

    private void oweRationale(CaseFile file, Place place) throws SQLException {
        var task = new NewTask(
                NewTask.Kind.MAKE_GOOD_PASSED_GUARD,
                file.team(),
                clocks.responseDue(place.recordedAt()),
                null,
                "rationale",
                null,
                null);
        rows.append(new Place(TimeOrderedId.next(), file.id(), file.hub(), place.recordedAt()), "task", task.columns());
    }

    private static Map<String, @Nullable Object> by(
            Caller caller,
            String column,
            String reason,
            Map<String, ? extends @Nullable Object> columns,
            @Nullable String officer) {
        Map<String, @Nullable Object> all = new HashMap<>(columns);
        all.put(column, caller.name());
        all.put(column + "_person", caller.person());
        all.put("reason", reason);
        if (officer != null) {
            all.put("officer", officer);
        }
        return all;
    }
}
