package org.openmash.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Returns to read in tests: the public samples, and one child with everything in order to break as a test likes. */
final class CinReturns {
    static final String HEADER = """
            <Header>
              <CollectionDetails>
                <Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>
              </CollectionDetails>
              <Source><SourceLevel>L</SourceLevel><LEA>201</LEA></Source>
            </Header>
            """;

    /** Every module is in it, and no rule has anything to say. */
    static final String CHILD = """
            <Child>
              <ChildIdentifiers>
                <LAchildID>SYN1</LAchildID><UPN>Q201999917012</UPN>
                <PersonBirthDate>2012-11-04</PersonBirthDate><Sex>M</Sex>
              </ChildIdentifiers>
              <ChildCharacteristics>
                <Ethnicity>MWBC</Ethnicity><Disabilities><Disability>AUT</Disability></Disabilities>
              </ChildCharacteristics>
              <CINdetails>
                <CINreferralDate>2025-05-06</CINreferralDate><ReferralSource>6</ReferralSource>
                <PrimaryNeedCode>N1</PrimaryNeedCode>
                <CINclosureDate>2026-02-27</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>
                <Assessments>
                  <AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate>
                  <AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate>
                  <FactorsIdentifiedAtAssessment>
                    <AssessmentFactors>16A</AssessmentFactors><AssessmentFactors>18C</AssessmentFactors>
                  </FactorsIdentifiedAtAssessment>
                </Assessments>
                <CINPlanDates>
                  <CINPlanStartDate>2025-12-15</CINPlanStartDate><CINPlanEndDate>2026-02-27</CINPlanEndDate>
                </CINPlanDates>
                <Section47>
                  <S47ActualStartDate>2025-05-07</S47ActualStartDate><InitialCPCtarget>2025-05-29</InitialCPCtarget>
                  <DateOfInitialCPC>2025-05-28</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired>
                </Section47>
                <ReferralNFA>0</ReferralNFA>
                <ChildProtectionPlans>
                  <CPPstartDate>2025-05-28</CPPstartDate><CPPendDate>2025-12-15</CPPendDate>
                  <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
                  <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
                  <Reviews><CPPreviewDate>2025-08-20</CPPreviewDate></Reviews>
                </ChildProtectionPlans>
              </CINdetails>
            </Child>
            """;

    private CinReturns() {}

    /** A return of these children. */
    static InputStream of(String... children) {
        return xml("<Message>" + HEADER + "<Children>" + String.join("", children) + "</Children></Message>");
    }

    static InputStream xml(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    static InputStream sample(String name) {
        return Objects.requireNonNull(CinReturns.class.getResourceAsStream("/cin/" + name), name);
    }

    static List<CinChild> readAll(CinReader reader) {
        var children = new ArrayList<CinChild>();
        for (var child = reader.next(); child.isPresent(); child = reader.next()) {
            children.add(child.get());
        }
        return children;
    }

    /** The only child of a return that holds this record. */
    static CinChild child(String record) {
        try (var reader = new CinReader(of(record))) {
            return reader.next().orElseThrow();
        }
    }

    /** What the rules say of the only child of a return that holds this record. */
    static List<CinIssue> issuesOf(String record) {
        try (var reader = new CinReader(of(record))) {
            return CinRules.check(reader.header(), reader.next().orElseThrow());
        }
    }

    static String textOf(String sample) {
        try (var in = sample(sample)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
