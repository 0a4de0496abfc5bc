package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.disclosure.ListSelect.Sort;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** PostgreSQL plans a statement anew when another role took the connection since: five of eight roles once shared the work list's. */
class StatementsOfRolesTest {
    @Test
    void no_two_roles_share_the_text_of_a_statement_that_row_policies_apply_to() throws IOException {
        var matrix = GeneratedFiles.matrix();
        var everyCase = new ListSelect.Wanted(Map.of(), Map.of(), Map.of(), Sort.DUE_AT, Optional.empty(), 50);
        Map<String, String> roles = new HashMap<>();
        for (var purpose : matrix.purposes()) {
            for (var sector : List.of("police", "school", "nhs", "council")) {
                for (var tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                    var decision = matrix.decide(new Sector(sector), tier, Set.of(purpose));
                    for (var text : List.of(
                            CaseSelect.of(decision, true).sql(),
                            new ListSelect(decision).sql(everyCase, List.of("true")))) {
                        assertThat(roles.merge(
                                        text, sector + tier, (known, now) -> known.equals(now) ? known : "two roles"))
                                .as(text)
                                .isEqualTo(sector + tier);
                    }
                }
            }
        }
        assertThat(roles.size()).isGreaterThan(50);
    }
}
