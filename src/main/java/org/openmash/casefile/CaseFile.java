package org.openmash.casefile;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The hub's work about exactly one subject, child or adult. It holds the sum of its dated events, so that a work list need
 * not add them up; the events themselves are never changed.
 */
@Entity
@Table(schema = "casework", name = "case_open")
@DynamicUpdate // a column grant refuses an update that names every column
@SuppressWarnings("UnusedVariable") // written and read by Hibernate
class CaseFile {
    @Id
    private UUID id;

    private String hub;

    @Column(name = "person_id")
    private UUID personId;

    @Version
    private int version;

    private String reference;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    private @Nullable String rating;

    @Column(name = "local_authority")
    private String localAuthority;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    private String team;
    private @Nullable String officer;
    private @Nullable String outcome;

    @Column(name = "contacts_last12_months")
    private int contactsLast12Months;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "primary_need")
    private @Nullable String primaryNeed;

    @OneToOne(mappedBy = "file", cascade = CascadeType.PERSIST, optional = false)
    private ExactState exact;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CaseFile() {}

    /** Opens a case for a person, in the queue of a team, to be rated by {@code dueAt}. */
    static CaseFile open(UUID id, NewCase opened) {
        var file = new CaseFile();
        file.id = id;
        file.hub = opened.hub();
        file.personId = opened.personId();
        file.reference = CaseReference.random();
        file.exact = new ExactState(file, opened.hub(), CaseState.RECEIVED, opened.contactType());
        file.status = CaseStatus.RECEIVED;
        file.localAuthority = opened.localAuthority();
        file.receivedAt = opened.receivedAt();
        file.dueAt = opened.dueAt();
        file.team = opened.team();
        file.contactsLast12Months = 1;
        return file;
    }

    /** A professional takes advice without naming anybody; it can become a concern. */
    void onlyConsulted() {
        moveTo(CaseState.CONSULTATION_ONLY);
    }

    /** Makes an imported case what its return says: its need, and closed where it was. */
    CaseFile withHistory(CaseHistory history) {
        primaryNeed = history.primaryNeed();
        if (history.closedAt() == null) {
            moveTo(CaseState.ASSESSMENT);
        } else {
            exact.closeBecause(history.closureReason());
            status = CaseStatus.CLOSED;
            closedAt = history.closedAt();
            outcome = history.outcome();
            dueAt = null;
        }
        return this;
    }

    /** Rates the case; the clock still counts from receipt. From screening it moves to RATED, later it stays where it is. */
    void rate(String newRating, Instant newDue) {
        CaseMoves.require(state(), CaseMoves.Move.RATE);
        rating = newRating;
        dueAt = newDue;
        if (status == CaseStatus.RECEIVED || status == CaseStatus.SCREENING) {
            moveTo(CaseState.RATED);
        }
    }

    /** Makes a team, and within it perhaps one officer, accountable. An unread case is in screening from then on. */
    void assign(String newTeam, @Nullable String newOfficer) {
        CaseMoves.require(state(), CaseMoves.Move.ASSIGN);
        team = newTeam;
        officer = newOfficer;
        if (state() == CaseState.RECEIVED) {
            moveTo(CaseState.SCREENING);
        }
    }

    /** Refuses what the state does not allow. */
    void allow(CaseMoves.Move move) {
        CaseMoves.require(state(), move);
    }

    UUID id() {
        return id;
    }

    String hub() {
        return hub;
    }

    int version() {
        return version;
    }

    CaseState state() {
        return exact.state();
    }

    private void moveTo(CaseState next) {
        exact.moveTo(next);
        status = next.status();
    }

    @Nullable
    String rating() {
        return rating;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    Instant dueAt() {
        return dueAt;
    }

    String team() {
        return team;
    }

    @Override
    public String toString() {
        return "case " + id;
    }
}
