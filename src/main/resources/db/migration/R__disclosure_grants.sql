-- Generated from policy/disclosure-matrix.csv by GeneratedFiles; do not edit.
-- Policy sha256:b5c28eaa99f5aae22a29e1f0a375a2a2afa6cd8f62d55204c0251c3991ef41ac
-- A role may read a column when some purpose shows the field to its sector and tier.

-- Two people must have agreed to this version, once any was agreed to here (ADR 0038).
select policy.require_approved('sha256:b5c28eaa99f5aae22a29e1f0a375a2a2afa6cd8f62d55204c0251c3991ef41ac');

revoke all on casework.adult_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.adult_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.case_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.case_link from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.case_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.concern_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.concern_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.concern_safe from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.contribution_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.contribution_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.decision_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.decision_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.dissemination_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.household_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.household_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.location_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.location_safe from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.meeting_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.meeting_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.participation from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.rating_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.request_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.subject_closed from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.subject_open from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;
revoke all on casework.subject_safe from reader, police_open, police_closed, school_open, school_closed, nhs_open, nhs_closed, council_open, council_closed;

-- What every reader needs to find and order rows; no field of the matrix.
grant select (id, case_id, hub, recorded_at) on casework.adult_closed to reader;
grant select (id, case_id, hub, recorded_at) on casework.adult_open to reader;
grant select (case_id, hub) on casework.case_closed to reader;
grant select (case_id, hub) on casework.case_link to reader;
grant select (id, hub, person_id, version, guarded, closed_at) on casework.case_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.concern_closed to reader;
grant select (id, case_id, hub, recorded_at) on casework.concern_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.concern_safe to reader;
grant select (id, case_id, hub, recorded_at, supersedes, restricted) on casework.contribution_closed to reader;
grant select (id, case_id, hub, recorded_at, supersedes, restricted) on casework.contribution_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.decision_closed to reader;
grant select (id, case_id, hub, recorded_at) on casework.decision_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.dissemination_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.household_closed to reader;
grant select (id, case_id, hub, recorded_at) on casework.household_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.location_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.location_safe to reader;
grant select (id, case_id, hub, recorded_at) on casework.meeting_closed to reader;
grant select (id, case_id, hub, recorded_at) on casework.meeting_open to reader;
grant select (id, case_id, hub, until_at) on casework.participation to reader;
grant select (id, case_id, hub, recorded_at) on casework.rating_closed to reader;
grant select (id, case_id, hub, recorded_at) on casework.request_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.subject_closed to reader;
grant select (id, case_id, hub, recorded_at) on casework.subject_open to reader;
grant select (id, case_id, hub, recorded_at) on casework.subject_safe to reader;
grant select (participation_id, case_id, hub) on casework.participation_end to reader;
grant select on casework.restricted_item to reader;

-- police_open
grant select (care_and_support) on casework.adult_open to police_open;
grant select (linked_case) on casework.case_link to police_open;
grant select (closed_at, contacts_last12_months, due_at, level_of_need, local_authority, officer, outcome, primary_need, rating, received_at, reference, status, team) on casework.case_open to police_open;
grant select (agreement, categories, immediate_danger, lawful_basis, occurred_on, received_at, referrer_agency) on casework.concern_open to police_open;
grant select (agency, police_detail) on casework.contribution_closed to police_open;
grant select (agency, council_headline, police_encompass_notice, police_headline) on casework.contribution_open to police_open;
grant select (pathway) on casework.decision_closed to police_open;
grant select (decided_by, shared_reason, threshold) on casework.decision_open to police_open;
grant select (terms, text) on casework.dissemination_open to police_open;
grant select (alleged_perpetrator) on casework.household_closed to police_open;
grant select (adults, children, significant_others, worker_safety) on casework.household_open to police_open;
grant select (address, contact_details, school, uprn, whereabouts) on casework.location_open to police_open;
grant select (outcome) on casework.meeting_closed to police_open;
grant select (actions) on casework.meeting_open to police_open;
grant select (agency) on casework.participation to police_open;
grant select (due_at, question, state) on casework.request_open to police_open;
grant select (pnc_id) on casework.subject_closed to police_open;
grant select (contact_restrictions, court_orders, date_of_birth, date_of_death, description, disability, expected_date_of_birth, exploitation, language, legal_status, missing, name, other_names, parental_responsibility, safety_instruction, sex) on casework.subject_open to police_open;

-- police_closed
grant select (capacity, wishes) on casework.adult_closed to police_closed;
grant select (care_and_support) on casework.adult_open to police_closed;
grant select (closure_reason, contact_type, state) on casework.case_closed to police_closed;
grant select (linked_case) on casework.case_link to police_closed;
grant select (closed_at, contacts_last12_months, due_at, level_of_need, local_authority, officer, outcome, primary_need, rating, received_at, reference, status, team) on casework.case_open to police_closed;
grant select (child_voice, factors, referrer_contact, referrer_name, source, source_reference, staff_allegation, summary) on casework.concern_closed to police_closed;
grant select (agreement, categories, immediate_danger, lawful_basis, occurred_on, received_at, referrer_agency) on casework.concern_open to police_closed;
grant select (public_referrer) on casework.concern_safe to police_closed;
grant select (agency, council_detail, education_detail, health_detail, health_injury, health_mental_health, health_pregnancy, police_convictions, police_detail, police_intelligence, police_risk_to_children, prevent_assessment, prevent_concern_type, prevent_history, source_reference) on casework.contribution_closed to police_closed;
grant select (agency, council_headline, education_attendance, education_headline, health_headline, police_encompass_notice, police_headline) on casework.contribution_open to police_closed;
grant select (pathway, rationale) on casework.decision_closed to police_closed;
grant select (decided_by, shared_reason, threshold) on casework.decision_open to police_closed;
grant select (terms, text) on casework.dissemination_open to police_closed;
grant select (alleged_perpetrator, identifiers) on casework.household_closed to police_closed;
grant select (adults, children, significant_others, worker_safety) on casework.household_open to police_closed;
grant select (address, contact_details, school, uprn, whereabouts) on casework.location_open to police_closed;
grant select (address, contact_details, school, uprn, whereabouts) on casework.location_safe to police_closed;
grant select (attendance, minutes, outcome) on casework.meeting_closed to police_closed;
grant select (actions) on casework.meeting_open to police_closed;
grant select (agency) on casework.participation to police_closed;
grant select (rationale) on casework.rating_closed to police_closed;
grant select (due_at, question, state) on casework.request_open to police_closed;
grant select (ni_number, pnc_id) on casework.subject_closed to police_closed;
grant select (contact_restrictions, court_orders, date_of_birth, date_of_death, description, disability, ethnicity, expected_date_of_birth, exploitation, language, legal_status, local_id, missing, name, nhs_number, other_names, parental_responsibility, safety_instruction, sex) on casework.subject_open to police_closed;
grant select (safe_address, safe_contact) on casework.subject_safe to police_closed;

-- school_open
grant select (closed_at, due_at, level_of_need, local_authority, officer, outcome, rating, received_at, reference, status, team) on casework.case_open to school_open;
grant select (agreement, categories, immediate_danger, lawful_basis) on casework.concern_open to school_open;
grant select (education_detail) on casework.contribution_closed to school_open;
grant select (education_attendance, education_headline, police_encompass_notice) on casework.contribution_open to school_open;
grant select (shared_reason, threshold) on casework.decision_open to school_open;
grant select (terms, text) on casework.dissemination_open to school_open;
grant select (children, worker_safety) on casework.household_open to school_open;
grant select (school) on casework.location_open to school_open;
grant select (actions) on casework.meeting_open to school_open;
grant select (due_at, question, state) on casework.request_open to school_open;
grant select (contact_restrictions, date_of_birth, date_of_death, disability, ethnicity, language, legal_status, missing, name, parental_responsibility, safety_instruction, sex, uln, upn) on casework.subject_open to school_open;

-- school_closed
grant select (closure_reason, contact_type, state) on casework.case_closed to school_closed;
grant select (linked_case) on casework.case_link to school_closed;
grant select (closed_at, contacts_last12_months, due_at, level_of_need, local_authority, officer, outcome, primary_need, rating, received_at, reference, status, team) on casework.case_open to school_closed;
grant select (child_voice, factors, source, source_reference, summary) on casework.concern_closed to school_closed;
grant select (agreement, categories, immediate_danger, lawful_basis, occurred_on, received_at, referrer_agency) on casework.concern_open to school_closed;
grant select (agency, education_detail, health_pregnancy, source_reference) on casework.contribution_closed to school_closed;
grant select (agency, council_headline, education_attendance, education_headline, health_headline, police_encompass_notice, police_headline) on casework.contribution_open to school_closed;
grant select (pathway) on casework.decision_closed to school_closed;
grant select (decided_by, shared_reason, threshold) on casework.decision_open to school_closed;
grant select (terms, text) on casework.dissemination_open to school_closed;
grant select (alleged_perpetrator) on casework.household_closed to school_closed;
grant select (adults, children, significant_others, worker_safety) on casework.household_open to school_closed;
grant select (address, contact_details, school, uprn, whereabouts) on casework.location_open to school_closed;
grant select (attendance, outcome) on casework.meeting_closed to school_closed;
grant select (actions) on casework.meeting_open to school_closed;
grant select (agency) on casework.participation to school_closed;
grant select (due_at, question, state) on casework.request_open to school_closed;
grant select (contact_restrictions, court_orders, date_of_birth, date_of_death, description, disability, ethnicity, expected_date_of_birth, exploitation, language, legal_status, missing, name, nhs_number, other_names, parental_responsibility, safety_instruction, sex, uln, upn) on casework.subject_open to school_closed;

-- nhs_open
grant select (capacity) on casework.adult_closed to nhs_open;
grant select (care_and_support) on casework.adult_open to nhs_open;
grant select (linked_case) on casework.case_link to nhs_open;
grant select (closed_at, contacts_last12_months, due_at, level_of_need, local_authority, officer, outcome, primary_need, rating, received_at, reference, status, team) on casework.case_open to nhs_open;
grant select (factors) on casework.concern_closed to nhs_open;
grant select (agreement, categories, immediate_danger, lawful_basis, occurred_on, received_at, referrer_agency) on casework.concern_open to nhs_open;
grant select (agency, health_detail, health_injury, health_pregnancy) on casework.contribution_closed to nhs_open;
grant select (agency, council_headline, education_attendance, education_headline, health_headline, police_headline) on casework.contribution_open to nhs_open;
grant select (decided_by, shared_reason, threshold) on casework.decision_open to nhs_open;
grant select (terms, text) on casework.dissemination_open to nhs_open;
grant select (adults, children, significant_others, worker_safety) on casework.household_open to nhs_open;
grant select (address, contact_details, gp_practice, school, whereabouts) on casework.location_open to nhs_open;
grant select (actions) on casework.meeting_open to nhs_open;
grant select (agency) on casework.participation to nhs_open;
grant select (due_at, question, state) on casework.request_open to nhs_open;
grant select (contact_restrictions, court_orders, date_of_birth, date_of_death, description, disability, ethnicity, expected_date_of_birth, exploitation, language, legal_status, missing, name, nhs_number, other_names, parental_responsibility, safety_instruction, sex) on casework.subject_open to nhs_open;

-- nhs_closed
grant select (capacity, wishes) on casework.adult_closed to nhs_closed;
grant select (care_and_support) on casework.adult_open to nhs_closed;
grant select (closure_reason, contact_type, state) on casework.case_closed to nhs_closed;
grant select (linked_case) on casework.case_link to nhs_closed;
grant select (closed_at, contacts_last12_months, due_at, level_of_need, local_authority, officer, outcome, primary_need, rating, received_at, reference, status, team) on casework.case_open to nhs_closed;
grant select (child_voice, factors, referrer_contact, referrer_name, source, source_reference, summary) on casework.concern_closed to nhs_closed;
grant select (agreement, categories, immediate_danger, lawful_basis, occurred_on, received_at, referrer_agency) on casework.concern_open to nhs_closed;
grant select (agency, council_detail, education_detail, health_detail, health_injury, health_mental_health, health_pregnancy, health_sexual_health, police_detail, police_risk_to_children, source_reference) on casework.contribution_closed to nhs_closed;
grant select (agency, council_headline, education_attendance, education_headline, health_headline, police_encompass_notice, police_headline) on casework.contribution_open to nhs_closed;
grant select (pathway, rationale) on casework.decision_closed to nhs_closed;
grant select (decided_by, shared_reason, threshold) on casework.decision_open to nhs_closed;
grant select (terms, text) on casework.dissemination_open to nhs_closed;
grant select (alleged_perpetrator, identifiers) on casework.household_closed to nhs_closed;
grant select (adults, children, significant_others, worker_safety) on casework.household_open to nhs_closed;
grant select (address, contact_details, gp_practice, school, uprn, whereabouts) on casework.location_open to nhs_closed;
grant select (attendance, minutes, outcome) on casework.meeting_closed to nhs_closed;
grant select (actions) on casework.meeting_open to nhs_closed;
grant select (agency) on casework.participation to nhs_closed;
grant select (rationale) on casework.rating_closed to nhs_closed;
grant select (due_at, question, state) on casework.request_open to nhs_closed;
grant select (contact_restrictions, court_orders, date_of_birth, date_of_death, description, disability, ethnicity, expected_date_of_birth, exploitation, language, legal_status, local_id, missing, name, nhs_number, other_names, parental_responsibility, safety_instruction, sex, upn) on casework.subject_open to nhs_closed;
grant select (safe_contact) on casework.subject_safe to nhs_closed;

-- council_open
grant select (capacity, wishes) on casework.adult_closed to council_open;
grant select (care_and_support) on casework.adult_open to council_open;
grant select (closure_reason, contact_type, state) on casework.case_closed to council_open;
grant select (linked_case) on casework.case_link to council_open;
grant select (closed_at, contacts_last12_months, due_at, level_of_need, local_authority, officer, outcome, primary_need, rating, received_at, reference, status, team) on casework.case_open to council_open;
grant select (child_voice, factors, referrer_contact, referrer_name, source, source_reference, summary) on casework.concern_closed to council_open;
grant select (agreement, categories, immediate_danger, lawful_basis, occurred_on, received_at, referrer_agency) on casework.concern_open to council_open;
grant select (agency, council_detail, education_detail, source_reference) on casework.contribution_closed to council_open;
grant select (agency, council_headline, education_attendance, education_headline, health_headline, police_encompass_notice, police_headline) on casework.contribution_open to council_open;
grant select (pathway) on casework.decision_closed to council_open;
grant select (decided_by, shared_reason, threshold) on casework.decision_open to council_open;
grant select (terms, text) on casework.dissemination_open to council_open;
grant select (alleged_perpetrator) on casework.household_closed to council_open;
grant select (adults, children, significant_others, worker_safety) on casework.household_open to council_open;
grant select (address, contact_details, gp_practice, school, uprn, whereabouts) on casework.location_open to council_open;
grant select (attendance, outcome) on casework.meeting_closed to council_open;
grant select (actions) on casework.meeting_open to council_open;
grant select (agency) on casework.participation to council_open;
grant select (due_at, question, state) on casework.request_open to council_open;
grant select (contact_restrictions, court_orders, date_of_birth, date_of_death, description, disability, ethnicity, expected_date_of_birth, exploitation, language, legal_status, local_id, missing, name, nhs_number, other_names, parental_responsibility, safety_instruction, sex, upn) on casework.subject_open to council_open;

-- council_closed
grant select (capacity, wishes) on casework.adult_closed to council_closed;
grant select (care_and_support) on casework.adult_open to council_closed;
grant select (closure_reason, contact_type, state) on casework.case_closed to council_closed;
grant select (linked_case) on casework.case_link to council_closed;
grant select (closed_at, contacts_last12_months, due_at, level_of_need, local_authority, officer, outcome, primary_need, rating, received_at, reference, status, team) on casework.case_open to council_closed;
grant select (child_voice, factors, referrer_contact, referrer_name, source, source_reference, staff_allegation, summary) on casework.concern_closed to council_closed;
grant select (agreement, categories, immediate_danger, lawful_basis, occurred_on, received_at, referrer_agency) on casework.concern_open to council_closed;
grant select (public_referrer) on casework.concern_safe to council_closed;
grant select (agency, council_detail, education_detail, health_detail, health_injury, health_mental_health, health_pregnancy, health_sexual_health, police_convictions, police_detail, police_intelligence, police_risk_to_children, prevent_assessment, prevent_concern_type, prevent_history, source_reference) on casework.contribution_closed to council_closed;
grant select (agency, council_headline, education_attendance, education_headline, health_headline, police_encompass_notice, police_headline) on casework.contribution_open to council_closed;
grant select (pathway, rationale) on casework.decision_closed to council_closed;
grant select (decided_by, shared_reason, threshold) on casework.decision_open to council_closed;
grant select (terms, text) on casework.dissemination_open to council_closed;
grant select (alleged_perpetrator, identifiers) on casework.household_closed to council_closed;
grant select (adults, children, significant_others, worker_safety) on casework.household_open to council_closed;
grant select (address, contact_details, gp_practice, school, uprn, whereabouts) on casework.location_open to council_closed;
grant select (address, contact_details, gp_practice, school, uprn, whereabouts) on casework.location_safe to council_closed;
grant select (attendance, minutes, outcome) on casework.meeting_closed to council_closed;
grant select (actions) on casework.meeting_open to council_closed;
grant select (agency) on casework.participation to council_closed;
grant select (rationale) on casework.rating_closed to council_closed;
grant select (due_at, question, state) on casework.request_open to council_closed;
grant select (immigration, ni_number, pnc_id) on casework.subject_closed to council_closed;
grant select (contact_restrictions, court_orders, date_of_birth, date_of_death, description, disability, ethnicity, expected_date_of_birth, exploitation, language, legal_status, local_id, missing, name, nhs_number, other_names, parental_responsibility, safety_instruction, sex, uln, upn) on casework.subject_open to council_closed;
grant select (safe_address, safe_contact) on casework.subject_safe to council_closed;
