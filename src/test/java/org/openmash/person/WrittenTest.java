package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTest {
    @Test
    void only_latin_letters_are_raised() {
        assertThat(Written.trimmed(" `az{ÿı\u017F\t")).isEqualTo("`AZ{ÿı\u017F");
    }

    @Test
    void inner_spaces_go_only_when_asked() {
        assertThat(Written.trimmed(" a b ")).isEqualTo("A B");
        assertThat(Written.closedUp(" a b ")).isEqualTo("AB");
    }
}
