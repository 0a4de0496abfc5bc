package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class UlnTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/uln.csv", numLinesToSkip = 1)
    void published_and_made_examples_are_judged_right(String written, boolean valid, String note, String canonical) {
        if (valid) {
            assertThat(Uln.of(written).value()).as(note).isEqualTo(canonical);
        } else {
            assertThatIllegalArgumentException()
                    .as(note)
                    .isThrownBy(() -> Uln.of(written))
                    .withMessageStartingWith("is not a valid unique learner number: ")
                    .satisfies(refusal -> Refusals.tellNothingOf(written, refusal));
        }
    }

    @Test
    void record_cannot_be_made_from_an_unread_number() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Uln(" 9276308686"));
    }

    @Test
    void number_is_not_shown() {
        assertThat(Uln.of("9276308686")).hasToString("Uln");
    }
}
