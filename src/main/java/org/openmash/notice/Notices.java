package org.openmash.notice;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.ops.TimeOrderedId;

/** Tells people and agencies, in the transaction of what they are told of; runs as {@code casework}. */
@ApplicationScoped
public class Notices {
    private static final String READERS = "select person from casework.item_readers(?, ?) as person order by 1";

    private final AgroalDataSource dataSource;
    private final CaseRows rows;

    Notices(AgroalDataSource dataSource, CaseRows rows) {
        this.dataSource = dataSource;
        this.rows = rows;
    }

    /** Tells the specialists and named leads of an agency. */
    public void toAgency(Place event, String agency, NewNotice notice) throws SQLException {
        add(event, "to_agency", agency, notice);
    }

    /** Tells people, each by the {@code person} claim. */
    public void toPeople(Place event, Collection<String> people, NewNotice notice) throws SQLException {
        for (String person : people) {
            add(event, "to_person", person, notice);
        }
    }

    /** Tells everybody else who consulted an item of the caller's own agency, or a released copy of it. */
    public void toReaders(Place event, UUID item, NoticeKind kind) throws SQLException {
        toPeople(event, readers(event.caseId(), item), NewNotice.of(kind, item, null));
    }

    private List<String> readers(UUID caseId, UUID item) throws SQLException {
        List<String> people = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(READERS)) {
            statement.setObject(1, caseId);
            statement.setObject(2, item);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    people.add(found.getString(1));
                }
            }
        }
        return people;
    }

    private void add(Place event, String addressee, String who, NewNotice notice) throws SQLException {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put(addressee, who);
        columns.put("kind", notice.kind().name());
        columns.put("about", notice.about());
        columns.put("from_agency", notice.fromAgency());
        columns.put("by_person", notice.byPerson());
        columns.put("due_at", notice.dueAt() == null ? null : notice.dueAt().toString());
        var visibleFrom = notice.visibleFrom() == null ? event.recordedAt() : notice.visibleFrom();
        columns.put("visible_from", visibleFrom.toString());
        var place = new Place(TimeOrderedId.next(), event.caseId(), event.hub(), event.recordedAt());
        rows.append(place, "notice", columns);
    }
}
