package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PncIdTest {
    private static final Year NOW = Year.of(2026);

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/pnc-id.csv", numLinesToSkip = 1)
    void published_and_made_examples_are_judged_right(String written, boolean valid, String note, String canonical) {
        if (valid) {
            assertThat(PncId.of(written, NOW).value()).as(note).isEqualTo(canonical);
        } else {
            assertThatIllegalArgumentException()
                    .as(note)
                    .isThrownBy(() -> PncId.of(written, NOW))
                    .withMessageStartingWith("is not a valid PNC identifier: ")
                    .satisfies(refusal -> Refusals.tellNothingOf(written, refusal));
        }
    }

    @Test
    void short_year_up_to_this_one_is_of_this_century_and_above_it_of_the_last() {
        assertThat(PncId.of("26/1W", NOW).value()).isEqualTo("2026/0000001W");
        assertThat(PncId.of("27/1L", NOW).value()).isEqualTo("1927/0000001L");
        assertThat(PncId.of("27/1L", Year.of(2027)).value()).isEqualTo("2027/0000001L");
    }

    @Test
    void year_of_today_is_used_when_none_is_given() {
        assertThat(PncId.of("02/73319Z").value()).isEqualTo("2002/0073319Z");
    }

    @Test
    void record_cannot_be_made_from_an_unread_identifier() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PncId("81/34U"));
    }

    @Test
    void identifier_is_not_shown() {
        assertThat(PncId.of("1981/0000034U")).hasToString("PncId");
    }
}
