package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PostcodeTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/postcode.csv", numLinesToSkip = 1)
    void published_and_made_examples_are_judged_right(String written, boolean valid, String note, String canonical) {
        if (valid) {
            assertThat(Postcode.of(written).value()).as(note).isEqualTo(canonical);
        } else {
            assertThatIllegalArgumentException()
                    .as(note)
                    .isThrownBy(() -> Postcode.of(written))
                    .withMessageStartingWith("is not a valid postcode: ")
                    .satisfies(refusal -> Refusals.tellNothingOf(written, refusal));
        }
    }

    @Test
    void space_counts_only_where_it_belongs() {
        assertThat(Postcode.of("EC1A  1BB").value()).isEqualTo("EC1A 1BB");
        assertThatIllegalArgumentException().isThrownBy(() -> Postcode.of("E C1A 1BB"));
        assertThatIllegalArgumentException().isThrownBy(() -> Postcode.of("EC1A 1B B"));
    }

    @Test
    void letter_of_another_script_that_would_be_raised_to_a_latin_one_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Postcode.of("\u017Fw1a 1aa"));
    }

    @Test
    void record_cannot_be_made_from_an_unread_postcode() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Postcode("EC1A1BB"));
    }

    @Test
    void postcode_is_not_shown() {
        assertThat(Postcode.of("ec1a 1bb")).hasToString("Postcode");
    }
}
