package org.openmash.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.imports.CinReturns.CHILD;
import static org.openmash.imports.CinReturns.HEADER;
import static org.openmash.imports.CinReturns.xml;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CinReturnChecksTest {
    private static final String OTHER = CHILD.replace("SYN1", "SYN2").replace("Q201999917012", "D201999920034");

    @Test
    void repeated_identifiers_are_reported_on_the_later_child() {
        assertThat(issues(HEADER, CHILD, OTHER)).containsExactly("2887Q");
        assertThat(issues(HEADER, CHILD, OTHER.replace("SYN2", "SYN1"))).containsExactly("8510", "2887Q");
        assertThat(issues(HEADER, CHILD, CHILD.replace("SYN1", "SYN2"))).containsExactly("1520", "2887Q");
    }

    @Test
    void eight_kinds_of_disability_are_enough_and_none_is_no_kind() {
        var seven = CHILD.replace("AUT", several("AUT", "BEH", "COMM", "CON", "DDA", "HAND", "HEAR"));
        var none = OTHER.replace("AUT", "NONE");
        assertThat(issues(HEADER, seven, none)).containsExactly("2887Q");
        assertThat(issues(HEADER, seven, OTHER.replace("AUT", "not-a-code"))).containsExactly("2887Q");
        assertThat(issues(HEADER, seven, OTHER.replace("AUT", "VIS"))).isEmpty();
    }

    @Test
    void reference_date_must_be_the_end_of_march() {
        assertThat(issues(HEADER.replace("2026-03-31", "2026-03-30"))).containsExactly("100", "2887Q");
        assertThat(issues(HEADER.replace("2026-03-31", ""))).containsExactly("100", "2887Q");
        assertThat(issues(HEADER.replace("2026-03-31", "end of March"))).containsExactly("NOT_A_DATE", "100", "2887Q");
    }

    private static String several(String... codes) {
        return String.join("</Disability><Disability>", codes);
    }

    private static List<String> issues(String header, String... children) {
        var text = "<Message>" + header + "<Children>" + String.join("", children) + "</Children></Message>";
        try (var reader = new CinReader(xml(text))) {
            var checks = new CinReturnChecks(reader.header());
            var issues = new ArrayList<CinIssue>();
            CinReturns.readAll(reader).forEach(child -> issues.addAll(checks.add(child)));
            issues.addAll(checks.wholeReturn());
            return issues.stream().map(CinIssue::rule).toList();
        }
    }
}
