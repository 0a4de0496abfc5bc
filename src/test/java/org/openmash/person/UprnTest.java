package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UprnTest {
    @ParameterizedTest
    @CsvSource({
        "100023336956, 100023336956",
        "000000000001, 1",
        "10, 10",
        "' 0100023336 ', 100023336",
        "100 0233 3695, 10002333695"
    })
    void one_to_twelve_digits_are_kept_without_padding(String written, String canonical) {
        assertThat(Uprn.of(written).value()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "000000000000", "1000233369561", "0100023336956", "10002333695X", "1-2", "-1", "١٢"})
    void anything_else_is_refused(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Uprn.of(written))
                .withMessage("is not a valid unique property reference number: it must be 1 to 12 digits, not all 0");
    }

    @Test
    void padded_and_plain_spellings_are_the_same_place_and_neither_is_shown() {
        assertThat(Uprn.of("000023336956")).isEqualTo(Uprn.of("23336956")).hasToString("Uprn");
    }

    @Test
    void record_cannot_be_made_from_a_padded_number() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Uprn("01"));
    }
}
