package org.openmash.imports;

/** The fields that issues name, as module and element, spelt as DfE's validation rules do. */
final class CinFields {
    static final String REFERENCE_DATE = "Header.ReferenceDate";

    static final String LA_CHILD_ID = "ChildIdentifiers.LAchildID";
    static final String UPN = "ChildIdentifiers.UPN";
    static final String FORMER_UPN = "ChildIdentifiers.FormerUPN";
    static final String UPN_UNKNOWN = "ChildIdentifiers.UPNunknown";
    static final String BIRTH_DATE = "ChildIdentifiers.PersonBirthDate";
    static final String EXPECTED_BIRTH_DATE = "ChildIdentifiers.ExpectedPersonBirthDate";
    static final String SEX = "ChildIdentifiers.Sex";
    static final String DEATH_DATE = "ChildIdentifiers.PersonDeathDate";

    static final String ETHNICITY = "ChildCharacteristics.Ethnicity";
    static final String DISABILITY = "Disabilities.Disability";

    static final String REFERRAL_DATE = "CINdetails.CINreferralDate";
    static final String REFERRAL_SOURCE = "CINdetails.ReferralSource";
    static final String PRIMARY_NEED = "CINdetails.PrimaryNeedCode";
    static final String CLOSURE_DATE = "CINdetails.CINclosureDate";
    static final String CLOSURE_REASON = "CINdetails.ReasonForClosure";
    static final String EPISODE_CONFERENCE = "CINdetails.DateOfInitialCPC";
    static final String REFERRAL_NFA = "CINdetails.ReferralNFA";

    static final String ASSESSMENT_START = "Assessments.AssessmentActualStartDate";
    static final String ASSESSMENT_AUTHORISED = "Assessments.AssessmentAuthorisationDate";
    static final String ASSESSMENT_FACTORS = "Assessments.AssessmentFactors";

    static final String PLAN_START = "CINplanDates.CINPlanStartDate";
    static final String PLAN_END = "CINplanDates.CINPlanEndDate";

    static final String ENQUIRY_START = "Section47.S47ActualStartDate";
    static final String CONFERENCE_TARGET = "Section47.InitialCPCtarget";
    static final String CONFERENCE_DATE = "Section47.DateOfInitialCPC";
    static final String CONFERENCE_NOT_REQUIRED = "Section47.ICPCnotRequired";

    static final String PROTECTION_START = "ChildProtectionPlans.CPPstartDate";
    static final String PROTECTION_END = "ChildProtectionPlans.CPPendDate";
    static final String INITIAL_CATEGORY = "ChildProtectionPlans.InitialCategoryOfAbuse";
    static final String LATEST_CATEGORY = "ChildProtectionPlans.LatestCategoryOfAbuse";
    static final String REVIEW_DATE = "Reviews.CPPreviewDate";

    private CinFields() {}
}
