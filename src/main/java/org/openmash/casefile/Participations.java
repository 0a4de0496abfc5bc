package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/** Which agencies take part in a case. Only an officer gives it; it is never changed, only ended. */
@ApplicationScoped
class Participations {
    private static final String RAISED_BY = "select distinct o.referrer_agency from casework.concern_open o"
            + " where o.case_id = ? and not exists (select 1 from casework.participation p"
            + " where p.case_id = o.case_id and p.agency = o.referrer_agency)";
    private static final String LIVE = "select 1 from casework.participation p where p.id = ? and p.case_id = ?"
            + " and not exists (select 1 from casework.participation_end e where e.participation_id = p.id)";
    private static final String END = "insert into casework.participation_end"
            + " (participation_id, case_id, hub, recorded_at, ended_by, ended_by_person, reason)"
            + " values (?, ?, ?, now(), ?, ?, ?)";

    private final AgroalDataSource dataSource;
    private final CaseRows rows;

    Participations(AgroalDataSource dataSource, CaseRows rows) {
        this.dataSource = dataSource;
        this.rows = rows;
    }

    void give(Place place, TriageRequests.Participation wanted, List<String> purposes, String reason, Caller by)
            throws SQLException {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("agency", wanted.agency());
        columns.put("unit", wanted.unit());
        columns.put("people", wanted.people());
        columns.put("purposes", purposes);
        columns.put("until_at", wanted.until() == null ? null : wanted.until().toString());
        columns.put("given_by", by.name());
        columns.put("given_by_person", by.person());
        columns.put("reason", reason);
        rows.append(place, "participation", columns);
    }

    /** The agencies that raised the concern, for fields readable for any purpose; an agency whose part was ended stays out. */
    void ofRaisingAgencies(Place place, Caller by) throws SQLException {
        for (String agency : raisingAgencies(place.caseId())) {
            var own = new Place(TimeOrderedId.next(), place.caseId(), place.hub(), place.recordedAt());
            var wanted = new TriageRequests.Participation(agency, null, null, List.of(), null, null);
            give(own, wanted, List.of(), "Raised the concern", by);
        }
    }

    void end(Place place, UUID participation, String reason, Caller by) throws SQLException {
        try (var connection = dataSource.getConnection();
                var live = connection.prepareStatement(LIVE);
                var end = connection.prepareStatement(END)) {
            live.setObject(1, participation);
            live.setObject(2, place.caseId());
            try (var rows = live.executeQuery()) {
                if (!rows.next()) {
                    throw ProblemException.notFound();
                }
            }
            end.setObject(1, participation);
            end.setObject(2, place.caseId());
            end.setString(3, place.hub());
            end.setString(4, by.name());
            end.setString(5, by.person());
            end.setString(6, reason);
            end.executeUpdate();
        }
    }

    private List<String> raisingAgencies(UUID caseId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(RAISED_BY)) {
            statement.setObject(1, caseId);
            var agencies = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    agencies.add(result.getString(1));
                }
            }
            return agencies;
        }
    }
}
