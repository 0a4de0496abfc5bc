package org.openmash.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;

/** Something that happened to a case, by whom and when; the state of a case is the sum of these. */
@Entity
@Immutable
@Table(schema = "casework", name = "case_event")
@SuppressWarnings("UnusedVariable") // written and read by Hibernate
class CaseEvent {
    @Id
    private UUID id;

    private String hub;

    @Column(name = "case_id")
    private UUID caseId;

    private String kind;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "by_subject")
    private String bySubject;

    @Column(name = "by_person")
    private String byPerson;

    @Column(name = "by_agency")
    private String byAgency;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> detail;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CaseEvent() {}

    /** The event that left the case in its present state. */
    static CaseEvent of(CaseFile file, String kind, Caller by, Instant at, Map<String, String> detail) {
        var event = new CaseEvent();
        event.id = TimeOrderedId.next();
        event.hub = file.hub();
        event.caseId = file.id();
        event.kind = kind;
        event.state = file.state();
        event.recordedAt = at;
        event.bySubject = by.subject();
        event.byPerson = by.person();
        event.byAgency = by.agency();
        event.detail = Map.copyOf(detail);
        return event;
    }
}
