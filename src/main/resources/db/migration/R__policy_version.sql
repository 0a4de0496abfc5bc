-- Generated from policy/disclosure-matrix.csv by GeneratedFiles; do not edit.
-- Keeps the text of the policy whose rights R__disclosure_grants.sql gives.
insert into policy.policy_version (sha256, csv) values ('sha256:b5c28eaa99f5aae22a29e1f0a375a2a2afa6cd8f62d55204c0251c3991ef41ac', $matrix$field,label,tier,police,school,nhs,council,purposes,filterable,anonymised,reason
case.reference,Case reference,open,open,open,open,open,any,yes,drop,needed by every agency taking part
case.status,Status in seven plain stages,open,open,open,open,open,any,yes,keep,needed to know whether work is under way; never names a panel or an enquiry
case.state,Exact state,closed,closed,closed,closed,open,any,yes,keep,a section 47 enquiry or MARAC or Channel named too widely tips off
case.rating,BRAG rating,open,open,open,open,open,any,yes,keep,drives every agency's clock
rating.rationale,Why this rating,closed,closed,never,closed,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|MARAC|CHANNEL|CARE_ACT_S42,no,drop,quotes closed material
case.levelOfNeed,Level of need,open,open,open,open,open,any,yes,keep,shared threshold language
case.primaryNeed,Primary need code,open,open,closed,open,open,any,yes,keep,N-code may reveal parental health to a school
case.contactType,Contact type,closed,closed,closed,closed,open,any,yes,keep,LADO or MARAC or Channel as a type is itself the secret
case.localAuthority,Local authority,open,open,open,open,open,any,yes,keep,routing
case.receivedAt,Received at,open,open,open,open,open,any,yes,quarter|hour-of-week,clock start
case.dueAt,Next deadline,open,open,open,open,open,any,yes,met-or-missed,every agency works to it
case.team,Owning team,open,open,open,open,open,any,yes,drop,whom to call
case.officer,Accountable officer,open,open,open,open,open,any,yes,drop,exactly one owner at all times
case.participants,Agencies taking part,open,open,closed,open,open,any,no,drop,who else can help; a clinic's name can tell a diagnosis
case.links,Linked cases the reader may know of,open,open,closed,open,open,any,no,drop,siblings and adults have cases of their own
case.outcome,Outcome category (shared wording),open,open,open,open,open,any,yes,keep,feedback to agencies; coarse on purpose
case.closureReason,Reason for closure code,closed,closed,closed,closed,open,any,yes,keep,RC1 tells of an adoption
case.contactsLast12Months,Contacts in the last 12 months,open,open,closed,open,open,any,no,band,pattern of low-level repeats
case.closedAt,Closed at,open,open,open,open,open,any,yes,quarter,retention and feedback
subject.name,Name and known-as,open,open,open,open,open,any,yes,drop,identify the right person
subject.otherNames,Other names and aliases,open,open,closed,open,open,any,yes,drop,moves and aliases hide history
subject.description,Description when the name is unknown,open,open,closed,open,open,any,no,drop,a child need not be named to be helped
subject.dateOfBirth,Date of birth,open,open,open,open,open,any,yes,age-band,identify the right person
subject.expectedDateOfBirth,Expected date of birth (unborn),open,open,closed,open,open,any,yes,age-band,pre-birth planning; a pregnancy is health data
subject.dateOfDeath,Date of death,open,open,open,open,open,any,no,drop,nobody should write to the dead
subject.sex,Sex,open,open,open,open,open,any,no,keep,statutory return
subject.ethnicity,Ethnicity,open,closed,open,open,open,any,no,ethnic-group,disproportionality report
subject.language,First language; interpreter; communication need,open,open,open,open,open,any,no,drop,an interpreter who is not family
subject.disability,Disability,open,open,open,open,open,any,no,keep,response must fit the child; also at the door
subject.nhsNumber,NHS number,open,closed,closed,open,open,any,yes,drop,consistent identifier for health and care; schools may be designated for it by law
subject.upn,Unique pupil number or former one or reason for none,open,never,open,closed,open,any,yes,drop,education identifier
subject.uln,Unique learner number,open,never,open,never,closed,any,yes,drop,education identifier
subject.pncId,PNC identifier,closed,open,never,never,closed,any,yes,drop,police identifier
subject.niNumber,National Insurance number,closed,closed,never,never,closed,IDENTITY_MATCHING|CARE_ACT_S42,no,drop,adults only; matching only
subject.localId,Council's own identifier,open,closed,never,closed,open,any,yes,drop,statutory return
subject.address,Home address,open,open,closed,open,open,any,no,area,visits; schools hold their own
subject.uprn,Property reference,open,open,closed,closed,open,any,yes,drop,household linking
subject.contactDetails,Telephone and e-mail,open,open,closed,open,open,any,no,drop,read with the safety instruction; schools hold their own
subject.whereabouts,Where the person is now and with whom,open,open,closed,open,open,any,no,drop,the first question in every emergency
subject.missing,Missing now and earlier episodes,open,open,open,open,open,any,yes,count-band,an absence at school may be a missing child
subject.exploitation,Exploitation indicators,open,open,closed,open,open,any,yes,keep,CSE CCE trafficking gangs; a pupil's label spreads
subject.safetyInstruction,Safety instruction (codes only),open,open,open,open,open,any,yes,drop,whoever may ring or write must know not to
subject.contactRestrictions,Who may not collect or have contact,open,open,open,open,open,any,no,drop,a school hands children over every afternoon
subject.safeAddress,Safe or refuge address of anyone on the case,safe,closed,never,never,closed,ASSESSMENT|S47_ENQUIRY|STRATEGY_DISCUSSION|MARAC|CARE_ACT_S42|EMERGENCY,no,drop,disclosure can cost a life; NHS demographics spread nationally
subject.safeContact,Safe contact times and channel,safe,closed,never,closed,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|CARE_ACT_S42|MARAC|EMERGENCY,no,drop,perpetrator may share the phone
subject.parentalResponsibility,Who holds parental responsibility,open,open,open,open,open,any,no,drop,consent and collection
subject.courtOrders,Court orders in force,open,open,closed,open,open,any,no,drop,a school gets the part it needs as contact restrictions
subject.immigration,Immigration status or no recourse to public funds,closed,never,never,never,closed,TRIAGE|ASSESSMENT|S47_ENQUIRY|CARE_ACT_S42,no,drop,fear of immigration enforcement keeps victims silent
subject.school,School,open,open,open,open,open,any,yes,drop,education contact
subject.gpPractice,GP practice,open,never,never,open,open,any,yes,drop,health contact
subject.legalStatus,Care or protection plan status,open,open,open,open,open,any,yes,keep,what CP-IS shares nationally
adult.careAndSupport,Adult: care and support needs,open,open,never,open,open,any,no,drop,section 42 test a
adult.capacity,Adult: capacity; advocate,closed,closed,never,open,open,TRIAGE|AGENCY_CHECK|CARE_ACT_S42|STRATEGY_DISCUSSION|MARAC|EMERGENCY,no,drop,section 42 test c
adult.wishes,Adult: own words and outcomes wanted,closed,closed,never,closed,open,TRIAGE|CARE_ACT_S42|ASSESSMENT|MARAC,no,drop,recorded in confidence
household.adults,Adults in the household,open,open,closed,open,open,any,no,drop,risk sits with adults
household.children,Other children in the household,open,open,open,open,open,any,no,count-band,siblings are left out too often
household.significantOthers,Family and others outside the household,open,open,closed,open,open,any,no,drop,fathers and grandparents are overlooked
household.identifiers,Identifiers and addresses of people other than the subject,closed,closed,never,closed,closed,IDENTITY_MATCHING|TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|CARE_ACT_S42|MARAC,no,drop,third parties
household.allegedPerpetrator,Alleged perpetrator,closed,open,closed,closed,open,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|EARLY_HELP|CARE_ACT_S42|MARAC|CHANNEL|CHILD_PROTECTION_CONFERENCE|EMERGENCY,no,drop,the visiting worker must know; perpetrator is a person with a record too
household.workerSafety,Worker safety markers (codes only),open,open,open,open,open,any,no,drop,any agency's worker may knock at the door
concern.receivedAt,Concern received at,open,open,closed,open,open,any,yes,quarter,chronology
concern.occurredOn,When it happened,open,open,closed,open,open,any,no,drop,chronology
concern.categories,Categories of abuse or concern,open,open,open,open,open,any,yes,keep,common language
concern.factors,Factors,closed,closed,closed,open,open,any,yes,keep,parents' health and addiction as codes
concern.immediateDanger,Immediate danger,open,open,open,open,open,any,yes,keep,urgency
concern.summary,What happened,closed,closed,closed,closed,open,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|EARLY_HELP|CARE_ACT_S42|MARAC|CHANNEL|CHILD_PROTECTION_CONFERENCE|EMERGENCY,no,drop,the account itself; often a victim's confidence; requests carry what an agency must know
concern.childVoice,The child's own words and wishes,closed,closed,closed,closed,open,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|EARLY_HELP|CARE_ACT_S42|MARAC|CHANNEL|CHILD_PROTECTION_CONFERENCE|EMERGENCY,no,drop,recorded in confidence; the listener may be the danger
concern.agreement,Agreement; whether the family knows; reason to dispense,open,open,open,open,open,any,yes,keep,golden rules 2 and 3; nobody tips off by accident
concern.lawfulBasis,Lawful basis given,open,open,open,open,open,any,yes,keep,accountability
concern.source,Referral source code,closed,closed,closed,closed,open,any,yes,sector,family or neighbour as a code points at a person
concern.sourceReference,Sender's own reference,closed,closed,closed,closed,open,any,no,drop,correspondence with the sender
concern.referrerAgency,Referring agency,open,open,closed,open,open,any,yes,drop,feedback and provenance
concern.referrerName,Professional referrer's name and role,closed,closed,never,closed,open,any,no,drop,professionals are normally named but not to everyone
concern.referrerContact,Professional referrer's contact details,closed,closed,never,closed,open,FEEDBACK_TO_REFERRER|TRIAGE|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT,no,drop,to ask back
concern.publicReferrer,Identity of a public or protected referrer,safe,closed,never,never,closed,TRIAGE|FEEDBACK_TO_REFERRER|STRATEGY_DISCUSSION|S47_ENQUIRY,no,drop,neighbours and relatives are attacked for it
concern.staffAllegation,Allegation about a person working with children or adults,closed,closed,never,never,closed,LADO|TRIAGE|STRATEGY_DISCUSSION|S47_ENQUIRY,no,drop,the accused may read with the agency's login
contribution.agency,Which agency said so,open,open,closed,open,open,any,no,sector,provenance; a clinic's name can tell a diagnosis
health.headline,Health: date and coded kind of event,open,closed,closed,open,open,any,yes,count-band,chronology
health.detail,Health: detail,closed,closed,never,open,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|CARE_ACT_S42|EMERGENCY,no,drop,special category data
health.injury,Health: injury and medical opinion on its cause,closed,closed,never,open,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|MARAC|CARE_ACT_S42|EMERGENCY,no,drop,detectives and social workers decide on it within hours
health.mentalHealth,Health: mental health detail,closed,closed,never,closed,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|MARAC|CARE_ACT_S42|EMERGENCY,no,drop,special category data; parents' illness decides triage
health.pregnancy,Health: pregnancy,closed,closed,closed,open,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|MARAC|EMERGENCY,no,drop,risk rises in pregnancy
health.sexualHealth,Health: sexual and reproductive health,closed,never,never,closed,closed,STRATEGY_DISCUSSION|S47_ENQUIRY,no,drop,confidence of its own kind in law
education.headline,Education: date and coded kind of event,open,closed,open,open,open,any,yes,count-band,chronology
education.attendance,Education: attendance and exclusion,open,closed,open,open,open,any,no,band,early sign of risk
education.detail,Education: detail,closed,closed,open,closed,open,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|EARLY_HELP,no,drop,pupil record
police.headline,Police: date and coded kind of incident,open,open,closed,open,open,any,yes,count-band,chronology
police.encompassNotice,Police: Operation Encompass notice to the school,open,open,open,closed,open,any,no,count-band,the school must know before the next school day
police.detail,Police: incident detail,closed,open,never,closed,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|MARAC|CHANNEL|CARE_ACT_S42|EMERGENCY,no,drop,third parties and victims
police.riskToChildren,Police: person known to pose a risk (yes or no),closed,closed,never,closed,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|MARAC|CHILD_PROTECTION_CONFERENCE|EMERGENCY,no,drop,without it at triage no strategy discussion is called
police.intelligence,Police: graded intelligence,closed,closed,never,never,closed,STRATEGY_DISCUSSION|S47_ENQUIRY|MARAC|CHANNEL,no,drop,handling code applies
police.convictions,Police: convictions and cautions,closed,closed,never,never,closed,STRATEGY_DISCUSSION|S47_ENQUIRY|MARAC|CHILD_PROTECTION_CONFERENCE,no,drop,criminal offence data
council.headline,Council: date and coded kind of involvement,open,open,closed,open,open,any,yes,count-band,chronology; a school sees the present plan as legal status
council.detail,Council: social care detail,closed,closed,never,closed,open,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|EARLY_HELP|MARAC|CARE_ACT_S42|EMERGENCY,no,drop,family court and third-party data
prevent.history,Earlier Prevent referrals: number and dates,closed,closed,never,never,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|CHANNEL,no,drop,repeats were closed one by one
prevent.concernType,Prevent concern type,closed,closed,never,never,closed,CHANNEL|STRATEGY_DISCUSSION,no,drop,political and religious opinion
prevent.assessment,Prevent assessment,closed,closed,never,never,closed,CHANNEL,no,drop,political and religious opinion
request.question,Question put to the reader's agency,open,open,open,open,open,any,no,drop,says no more than the agency needs to answer
request.state,State of a request,open,open,open,open,open,any,yes,keep,reciprocity
request.dueAt,Reply due,open,open,open,open,open,any,yes,met-or-missed,clock
decision.threshold,Threshold decision,open,open,open,open,open,any,yes,keep,what was decided
decision.pathway,Pathway agreed (exact),closed,open,closed,closed,open,any,yes,keep,what happens next; others read case.outcome
decision.sharedReason,Reason written for every agency,open,open,open,open,open,any,no,drop,who is told no must be able to challenge it
decision.rationale,Rationale,closed,closed,never,closed,closed,TRIAGE|AGENCY_CHECK|STRATEGY_DISCUSSION|S47_ENQUIRY|ASSESSMENT|EARLY_HELP|CARE_ACT_S42|MARAC|CHANNEL|CHILD_PROTECTION_CONFERENCE|EMERGENCY,no,drop,quotes closed material
decision.decidedBy,Decision maker,open,open,closed,open,open,any,no,drop,accountability
meeting.outcome,Strategy discussion: outcome,closed,open,closed,closed,open,any,yes,keep,known too early it warns a suspect
meeting.attendance,Strategy discussion: who took part,closed,closed,closed,closed,open,any,no,drop,quorum
meeting.actions,Strategy discussion: actions of the reader's agency,open,open,open,open,open,any,no,drop,an action nobody can read is not done
meeting.minutes,Strategy discussion: minutes,closed,closed,never,closed,closed,STRATEGY_DISCUSSION|S47_ENQUIRY,no,drop,quotes closed material
dissemination.text,Item released to the reader's agency,open,open,open,open,open,any,no,drop,a copy made on purpose; see disclosure.md
dissemination.terms,Terms of the release,open,open,open,open,open,any,no,drop,from whom; purpose; until when; what may be done
$matrix$)
  on conflict (sha256) do nothing;
