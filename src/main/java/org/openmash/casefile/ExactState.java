package org.openmash.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The closed half of a case: the exact state, how it came, why it was closed. An entity of its own, because Hibernate forgets
 * dirty columns of the first table in a dynamic update that spans a secondary one.
 */
@Entity
@Table(schema = "casework", name = "case_closed")
@DynamicUpdate
@SuppressWarnings("UnusedVariable") // written and read by Hibernate
class ExactState {
    @Id
    @Column(name = "case_id")
    private UUID caseId;

    @MapsId
    @OneToOne
    @JoinColumn(name = "case_id")
    private CaseFile file;

    private String hub;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Column(name = "contact_type")
    private @Nullable String contactType;

    @Column(name = "closure_reason")
    private @Nullable String closureReason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ExactState() {}

    @SuppressWarnings("NullAway.Init") // Hibernate takes the id from the case
    ExactState(CaseFile file, String hub, CaseState state, @Nullable String contactType) {
        this.file = file;
        this.hub = hub;
        this.state = state;
        this.contactType = contactType;
    }

    CaseState state() {
        return state;
    }

    void moveTo(CaseState next) {
        state = next;
    }

    void closeBecause(@Nullable String reason) {
        state = CaseState.CLOSED;
        closureReason = reason;
    }
}
