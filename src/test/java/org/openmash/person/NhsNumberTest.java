package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NhsNumberTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/nhs-number.csv", numLinesToSkip = 1)
    void published_and_made_examples_are_judged_right(String written, boolean valid, String note, String canonical) {
        if (valid) {
            assertThat(NhsNumber.of(written).value()).as(note).isEqualTo(canonical);
        } else {
            assertThatIllegalArgumentException()
                    .as(note)
                    .isThrownBy(() -> NhsNumber.of(written))
                    .withMessageStartingWith("is not a valid NHS number: ")
                    .satisfies(refusal -> Refusals.tellNothingOf(written, refusal));
        }
    }

    @Test
    void number_of_zeros_is_refused_although_its_sum_fits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NhsNumber.of("000 000 0000"))
                .withMessage("is not a valid NHS number: it cannot be all zeros");
    }

    @Test
    void wrong_check_digit_is_named_as_the_fault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NhsNumber.of("9434765918"))
                .withMessage("is not a valid NHS number: the check digit does not fit");
    }

    @Test
    void record_cannot_be_made_from_an_unread_number() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NhsNumber("943 476 5919"));
    }

    @Test
    void two_spellings_of_a_number_are_equal_and_neither_is_shown() {
        assertThat(NhsNumber.of("943-476-5919"))
                .isEqualTo(NhsNumber.of("9434765919"))
                .hasToString("NhsNumber");
    }
}
