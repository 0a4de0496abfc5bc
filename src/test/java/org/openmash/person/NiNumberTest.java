package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NiNumberTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/ni-number.csv", numLinesToSkip = 1)
    void published_and_made_examples_are_judged_right(String written, boolean valid, String note, String canonical) {
        if (valid) {
            assertThat(NiNumber.of(written).value()).as(note).isEqualTo(canonical);
        } else {
            assertThatIllegalArgumentException()
                    .as(note)
                    .isThrownBy(() -> NiNumber.of(written))
                    .withMessageStartingWith("is not a valid National Insurance number: ")
                    .satisfies(refusal -> Refusals.tellNothingOf(written, refusal));
        }
    }

    @Test
    void record_cannot_be_made_from_an_unread_number() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NiNumber("AB 12 34 56 C"));
    }

    @Test
    void number_is_not_shown() {
        assertThat(NiNumber.of("AB123456C")).hasToString("NiNumber");
    }
}
