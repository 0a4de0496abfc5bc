package org.openmash.casefile;

/** The exact state of a case and the plain status it shows as. */
enum CaseState {
    RECEIVED(CaseStatus.RECEIVED),
    SCREENING(CaseStatus.SCREENING),
    CONSULTATION_ONLY(CaseStatus.SCREENING),
    RATED(CaseStatus.RATED),
    CHECKS(CaseStatus.CHECKS),
    DECISION(CaseStatus.DECISION),
    STRATEGY(CaseStatus.IN_PROGRESS),
    S47(CaseStatus.IN_PROGRESS),
    ICPC(CaseStatus.IN_PROGRESS),
    ASSESSMENT(CaseStatus.IN_PROGRESS),
    EARLY_HELP(CaseStatus.IN_PROGRESS),
    ADULT_S42(CaseStatus.IN_PROGRESS),
    PANEL(CaseStatus.IN_PROGRESS),
    TRANSFER_OFFERED(CaseStatus.IN_PROGRESS),
    CLOSED(CaseStatus.CLOSED);

    private final CaseStatus status;

    CaseState(CaseStatus status) {
        this.status = status;
    }

    CaseStatus status() {
        return status;
    }
}
