package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

class DisclosureMatrixTest {
    private static final String HEADER = "field,label,tier,police,school,purposes,filterable,anonymised,reason\n";
    private static final Sector POLICE = new Sector("police");
    private static final Sector SCHOOL = new Sector("school");

    private static DisclosureMatrix matrix(String... rows) {
        return DisclosureMatrix.of((HEADER + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_field_is_withheld_for_the_first_reason_that_holds() {
        var matrix = matrix(
                "case.a,A,open,never,open,TRIAGE,no,drop,why",
                "case.b,B,closed,closed,open,TRIAGE,no,drop,why",
                "case.c,C,closed,open,open,TRIAGE,no,drop,why");
        var decision = matrix.decide(POLICE, Tier.OPEN, Set.of());
        assertThat(decision.withheld().values()).containsExactly(Reason.SECTOR, Reason.TIER, Reason.PURPOSE);
    }

    @Test
    void a_purpose_shows_a_field_only_while_it_is_live() {
        var matrix = matrix("case.a,A,open,open,open,TRIAGE|MARAC,no,drop,why");
        assertThat(matrix.decide(POLICE, Tier.OPEN, Set.of()).shows("case.a")).isFalse();
        assertThat(matrix.decide(POLICE, Tier.OPEN, Set.of(new Purpose("S47_ENQUIRY")))
                        .shows("case.a"))
                .isFalse();
        assertThat(matrix.decide(POLICE, Tier.OPEN, Set.of(new Purpose("MARAC")))
                        .shows("case.a"))
                .isTrue();
    }

    @Test
    void a_sector_without_a_column_reads_nothing() {
        var matrix = matrix("case.a,A,open,open,open,any,no,drop,why");
        assertThat(matrix.decide(new Sector("probation"), Tier.CLOSED, Set.of()).shown())
                .isEmpty();
    }

    @Test
    void the_anonymised_tier_reads_no_field() {
        var matrix = matrix("case.a,A,open,open,open,any,no,drop,why");
        assertThat(matrix.decide(SCHOOL, Tier.ANONYMISED, Set.of()).shown()).isEmpty();
    }

    @Test
    void a_hole_in_the_table_is_refused_with_the_name_of_the_row() {
        assertThatThrownBy(() -> matrix("case.a,A,open,,open,any,no,drop,why"))
                .hasMessage("The disclosure matrix row 'case.a' has an empty cell.");
        assertThatThrownBy(() -> matrix("case.a,A,open,maybe,open,any,no,drop,why"))
                .hasMessage("The disclosure matrix row 'case.a' has the unknown value 'maybe'.");
        assertThatThrownBy(() -> matrix("case.a,A,open,open,any,no,drop,why"))
                .hasMessage("The disclosure matrix row 'case.a' has 8 cells, not 9.");
        assertThatThrownBy(() ->
                        matrix("case.a,A,open,open,open,any,no,drop,why", "case.a,A,open,open,open,any,no,drop,why"))
                .hasMessage("The disclosure matrix row 'case.a' stands twice.");
    }

    @Test
    void the_version_changes_with_any_byte() {
        assertThat(matrix("case.a,A,open,open,open,any,no,drop,why").version())
                .isNotEqualTo(matrix("case.a,A,open,open,open,any,no,drop,Why").version())
                .startsWith("sha256:");
    }
}
