package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class UpnTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/upn.csv", numLinesToSkip = 1)
    void published_and_made_examples_are_judged_right(
            String written, boolean valid, String note, String canonical, String laCodeListed) {
        if (valid) {
            var upn = Upn.of(written);
            assertThat(upn.value()).as(note).isEqualTo(canonical);
            assertThat(upn.laCodeListed()).as(note).isEqualTo(Boolean.parseBoolean(laCodeListed));
        } else {
            assertThatIllegalArgumentException()
                    .as(note)
                    .isThrownBy(() -> Upn.of(written))
                    .withMessageStartingWith("is not a valid unique pupil number: ")
                    .satisfies(refusal -> Refusals.tellNothingOf(written, refusal));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "E000999900000, false",
        "J001999900000, true",
        "B005999900000, true",
        "F006999900000, false",
        "V420999900000, true",
        "Z421999900000, false",
        "E708999900000, true",
        "J709999900000, false",
        "C896999900000, true",
        "G897999900000, false",
        "Y939999900000, false",
        "M940999900000, true",
        "W942999900000, true",
        "A943999900000, true",
        "E944999900000, false",
        "T999999900000, false"
    })
    void authority_is_listed_up_to_the_edges_of_each_range(String upn, boolean listed) {
        assertThat(Upn.of(upn).laCodeListed()).isEqualTo(listed);
    }

    @Test
    void record_cannot_be_made_from_an_unread_number() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Upn("a950000178301"));
    }

    @Test
    void number_is_not_shown() {
        assertThat(Upn.of("A950000178301")).hasToString("Upn");
    }
}
