package org.openmash.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.imports.CinReturns.CHILD;
import static org.openmash.imports.CinReturns.issuesOf;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child with everything in order, broken one value at a time: exactly the rules named must speak. */
class CinRulesTest {
    private static final String UPN = "<UPN>Q201999917012</UPN>";

    @Test
    void child_with_everything_in_order_has_no_issue() {
        assertThat(issuesOf(CHILD)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            SYN1                    |                         | 8500
            SYN1                    | SYN123456789012345678   | 1570
            SYN1                    | SYN-1                   | 1580
            <PersonBirthDate>2012-11-04</PersonBirthDate> |   | 8525Q
            <Sex>M                  | <ExpectedPersonBirthDate>2012-11-04</ExpectedPersonBirthDate><Sex>M | 8525Q
            <Sex>M</Sex>            |                         | 4180
            <Sex>M                  | <Sex>1                  | 4180
            PersonBirthDate>        | ExpectedPersonBirthDate> | 8750
            <Sex>M</Sex>            | <Sex>M</Sex><PersonDeathDate>2012-11-03</PersonDeathDate> | 8535Q 8555Q
            <Sex>M</Sex>            | <Sex>M</Sex><PersonDeathDate>2025-05-05</PersonDeathDate> | 8555Q
            <Sex>M</Sex>            | <Sex>M</Sex><PersonDeathDate>2025-05-06</PersonDeathDate> | ''
            MWBC                    |                         | 4220
            MWBC                    | XXXX                    | 4220
            AUT                     |                         | 8540
            AUT                     | XXX                     | 8540
            AUT                     | AUT</Disability><Disability>NONE | 8790
            """)
    void child_is_judged(String from, String to, String rules) {
        breaks(from, to, rules);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "A201999917012, 1510",
        "Q20199991701, 1510",
        "R999999917012, 1510 1530",
        "Q2X1999917012, 1530",
        "Q20199X917012, 1540",
        "Q20199991701S, 1550",
        "K20399991017A, ''",
        "Z20399991017A, 1510",
        "A950000178301, 1530",
        "q201999917012, ''",
    })
    void pupil_number_is_judged(String upn, String rules) {
        breaks(UPN, "<UPN>" + upn + "</UPN>", rules);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Q201999917012, ''", "X98765432123B, 1560Q", "Q20199991701, 1560Q"})
    void former_pupil_number_is_judged(String upn, String rules) {
        breaks(UPN, UPN + "<FormerUPN>" + upn + "</FormerUPN>", rules);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"UN2, ''", "UN1, 8770Q", "UN9, 8770Q", "UN7, 8772"})
    void reason_for_no_pupil_number_is_judged(String reason, String rules) {
        breaks(UPN, "<UPNunknown>" + reason + "</UPNunknown>", rules);
    }

    @Test
    void child_below_school_age_needs_no_pupil_number() {
        breaks(UPN, "", "8770Q");
        breaks("2012-11-04", "2022-09-01", "");
        assertThat(rulesOf(CHILD.replace(UPN, "").replace("2012-11-04", "2022-09-01")))
                .isEmpty();
        assertThat(rulesOf(CHILD.replace(UPN, "").replace("2012-11-04", "2022-08-31")))
                .containsExactly("8770Q");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            <CINreferralDate>2025-05-06</CINreferralDate> |   | 8600
            CINreferralDate>2025-05-06 | CINreferralDate>2026-04-01 | 8600 8630 1103 4015 2889 1104 1105
            2012-11-04              | 2026-02-11              | 8606
            2012-11-04              | 2026-02-10              | ''
            <ReferralSource>6       | <ReferralSource>6A      | 8866
            <ReferralSource>6</ReferralSource> |              | 8866
            <PrimaryNeedCode>N1</PrimaryNeedCode> |           | 8610
            <PrimaryNeedCode>N1     | <PrimaryNeedCode>N10    | 8650
            <ReferralNFA>0</ReferralNFA> |                    | 8568
            <ReferralNFA>0          | <ReferralNFA>2          | 8568
            <ReferralNFA>0          | <ReferralNFA>FALSE      | ''
            <ReferralNFA>0          | <ReferralNFA>1          | 8831 4000 8832
            <ReferralNFA>0          | <DateOfInitialCPC>2025-05-27</DateOfInitialCPC><ReferralNFA>true | 8831 4000 8832
            <ReasonForClosure>RC7</ReasonForClosure> |        | 8805
            <CINclosureDate>2026-02-27</CINclosureDate> |     | 8810
            RC7                     | RC10                    | 8640
            RC7                     | RC2                     | 8585Q
            CINclosureDate>2026-02-27 | CINclosureDate>2025-05-05 | 8630 8565
            CINclosureDate>2026-02-27 | CINclosureDate>2026-04-01 | 8620
            CINclosureDate>2026-02-27 | CINclosureDate>2026-02-26 | 8565
            """)
    void referral_and_closure_are_judged(String from, String to, String rules) {
        breaks(from, to, rules);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ActualStartDate>2025-05-07</Ass | ActualStartDate>2025-05-05</Ass | 1103
            2025-06-20              | 2025-05-06              | 8608
            AuthorisationDate>2025-06-20 | AuthorisationDate>2025-03-31 | 8608 8696
            <AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate> | | 8867 8614
            16A                     | RB                      | 8897Q
            <AssessmentFactors>16A</AssessmentFactors><AssessmentFactors>18C</AssessmentFactors> | | 8897Q
            16A                     | 18C                     | 8898
            16A                     | 21                      | 8869 8873Q
            16A                     | 18A                     | 8945Q
            16A                     | 19A                     | 8950Q
            CINPlanEndDate>2026-02-27 | CINPlanEndDate>2025-12-14 | 4011
            CINPlanEndDate>2026-02-27 | CINPlanEndDate>2026-04-01 | 4013 8565
            CINPlanStartDate>2025-12-15 | CINPlanStartDate>2025-12-14 | 4016
            CINPlanStartDate>2025-12-15 | CINPlanStartDate>2025-05-06 | 4017
            CINPlanStartDate>2025-12-15 | CINPlanStartDate>2025-05-05 | 4015 4017
            S47ActualStartDate>2025-05-07 | S47ActualStartDate>2025-05-05 | 2889
            S47ActualStartDate>2025-05-07 | S47ActualStartDate>2026-02-28 | 8565
            target>2025-05-29       | target>2025-05-31       | 8870Q
            <DateOfInitialCPC>2025-05-28 | <DateOfInitialCPC>2025-05-05 | 1104 2885
            <DateOfInitialCPC>2025-05-28 | <DateOfInitialCPC>2025-05-31 | 8875 2885
            <DateOfInitialCPC>2025-05-28 | <DateOfInitialCPC>2025-03-31 | 1104 8715 2885
            <DateOfInitialCPC>2025-05-28</DateOfInitialCPC> | | 8868 2885
            <ReferralNFA>0          | <DateOfInitialCPC>2025-05-28</DateOfInitialCPC><ReferralNFA>0 | 2884
            CPPstartDate>2025-05-28 | CPPstartDate>2025-05-05 | 1105 2885
            CPPstartDate>2025-05-28 | CPPstartDate>2025-05-29 | 2885
            CPPendDate>2025-12-15   | CPPendDate>2025-05-28   | 8840
            CPPendDate>2025-12-15   | CPPendDate>2025-05-27   | 8925
            CPPendDate>2025-12-15   | CPPendDate>2026-04-01   | 8930 8565 4016
            <CPPendDate>2025-12-15</CPPendDate> |             | 4016
            >NEG<                   | >XXX<                   | 8905
            >EMO<                   | ><                      | 8910
            2025-08-20              | 2025-05-28              | 8841
            """)
    void what_came_of_the_referral_is_judged(String from, String to, String rules) {
        breaks(from, to, rules);
    }

    @Test
    void no_factor_found_goes_with_closure_after_assessment() {
        var noFactor =
                CHILD.replace("<AssessmentFactors>16A</AssessmentFactors>", "").replace("18C", "21");
        assertThat(rulesOf(noFactor)).containsExactly("8873Q");
        assertThat(rulesOf(noFactor.replace("RC7", "RC8"))).isEmpty();
    }

    @Test
    void conference_of_the_episode_may_begin_the_plan() {
        var own = CHILD.replace(
                        "<DateOfInitialCPC>2025-05-28</DateOfInitialCPC><ICPCnotRequired>false", "<ICPCnotRequired>1")
                .replace("<ReferralNFA>0", "<DateOfInitialCPC>2025-05-28</DateOfInitialCPC><ReferralNFA>0");
        assertThat(rulesOf(own)).isEmpty();
    }

    @Test
    void plans_of_both_kinds_without_end_contradict_each_other() {
        var both = CHILD.replace("<CPPendDate>2025-12-15</CPPendDate>", "")
                .replace("<CINPlanEndDate>2026-02-27</CINPlanEndDate>", "");
        assertThat(rulesOf(both)).containsExactlyInAnyOrder("4001", "4016");
    }

    @Test
    void two_of_a_kind_in_one_episode_are_judged() {
        var open = CHILD.replace(
                "<CINclosureDate>2026-02-27</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>", "");
        assertThat(rulesOf(open)).isEmpty();
        assertThat(rulesOf(twice(open, "Assessments"))).containsExactly("8863Q");
        assertThat(rulesOf(twice(open, "Section47"))).containsExactly("8890");
        assertThat(rulesOf(twice(open.replace("<CPPendDate>2025-12-15</CPPendDate>", ""), "ChildProtectionPlans")))
                .containsExactlyInAnyOrder("8935", "4016");
        var unfinished = open.replaceAll("<AssessmentAuthorisationDate>.*</AssessmentAuthorisationDate>", "")
                .replaceAll("(?s)<FactorsIdentified.*</FactorsIdentifiedAtAssessment>", "");
        assertThat(rulesOf(twice(unfinished, "Assessments"))).containsExactlyInAnyOrder("8896", "8863Q");
        var unresolved = open.replace("<DateOfInitialCPC>2025-05-28</DateOfInitialCPC>", "")
                .replaceAll("(?s)<ChildProtectionPlans>.*</ChildProtectionPlans>", "");
        assertThat(rulesOf(twice(unresolved, "Section47"))).containsExactlyInAnyOrder("8839", "8890");
    }

    @Test
    void enquiry_may_begin_the_day_after_the_conference_of_another() {
        assertThat(rulesOf(withEnquiryOf("2025-05-27"))).containsExactly("8890");
        assertThat(rulesOf(withEnquiryOf("2025-05-28"))).containsExactly("8890");
        assertThat(rulesOf(withEnquiryOf("2025-05-29"))).isEmpty();
    }

    @Test
    void episodes_beside_each_other_are_judged() {
        var episode = "<CINdetails><CINreferralDate>%s</CINreferralDate><ReferralSource>6</ReferralSource>"
                + "<PrimaryNeedCode>N1</PrimaryNeedCode>%s<ReferralNFA>%s</ReferralNFA></CINdetails>";
        assertThat(rulesOf(with(episode.formatted("2026-02-27", "", "0")))).isEmpty();
        assertThat(rulesOf(with(episode.formatted("2026-02-26", "", "0")))).containsExactly("8820");
        assertThat(rulesOf(with(episode.formatted("2025-05-05", "", "1")))).isEmpty();
        assertThat(rulesOf(with(episode.formatted("2025-05-05", "", "0")))).containsExactlyInAnyOrder("8816", "8820");
        var two = episode.formatted("2026-03-01", "", "0") + episode.formatted("2026-03-02", "", "0");
        assertThat(rulesOf(with(two))).containsExactlyInAnyOrder("8815", "8816", "8820");
    }

    @Test
    void issue_names_module_and_field_and_says_where() {
        assertThat(issuesOf(CHILD.replace("2025-06-20", "2025-05-06")))
                .containsExactly(
                        new CinIssue(
                                "8608",
                                "Assessments",
                                "AssessmentActualStartDate",
                                "Referral 1, assessment 1: The assessment ends before it begins."),
                        new CinIssue(
                                "8608",
                                "Assessments",
                                "AssessmentAuthorisationDate",
                                "Referral 1, assessment 1: The assessment ends before it begins."));
    }

    @Test
    void no_rule_about_the_year_speaks_without_a_reference_date() {
        var text = "<Message>" + CinReturns.HEADER.replace("<ReferenceDate>2026-03-31</ReferenceDate>", "")
                + "<Children>" + CHILD.replaceAll("20(25|26)-", "2001-") + "</Children></Message>";
        try (var reader = new CinReader(CinReturns.xml(text))) {
            var issues = CinRules.check(reader.header(), reader.next().orElseThrow());
            assertThat(issues)
                    .extracting(CinIssue::rule)
                    .doesNotContain("8620", "8696", "8715", "4013", "8930", "2885");
        }
    }

    private static void breaks(String from, @Nullable String to, String rules) {
        assertThat(CHILD).contains(from);
        var broken = CHILD.replace(from, to == null ? "" : to);
        var expected =
                Arrays.stream(rules.split(" ")).filter(rule -> !rule.isEmpty()).collect(Collectors.toSet());
        assertThat(rulesOf(broken)).isEqualTo(expected);
    }

    private static String twice(String child, String module) {
        return child.replaceFirst("(?s)(<" + module + ">.*</" + module + ">)", "$1$1");
    }

    private static String withEnquiryOf(String day) {
        var enquiry = "<Section47><S47ActualStartDate>" + day + "</S47ActualStartDate>"
                + "<ICPCnotRequired>true</ICPCnotRequired></Section47>";
        return CHILD.replace("</CINdetails>", enquiry + "</CINdetails>");
    }

    private static String with(String episode) {
        return CHILD.replace("</Child>", episode + "</Child>");
    }

    private static Set<String> rulesOf(String child) {
        return issuesOf(child).stream().map(CinIssue::rule).collect(Collectors.toSet());
    }
}
