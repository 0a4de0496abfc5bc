package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "DSL-2026-118",
                "a.b_c-D9",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void a_plain_id_of_the_caller_is_kept(String sent) {
        assertThat(RequestIdFilter.idOf(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "two words",
                "line\nbreak",
                "naïve",
                "<script>",
                "a,b",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anything_else_is_replaced_by_a_uuid(String sent) {
        assertThat(UUID.fromString(RequestIdFilter.idOf(sent)).version()).isEqualTo(4);
    }

    @Test
    void two_requests_never_share_an_id() {
        assertThat(RequestIdFilter.idOf(null)).isNotEqualTo(RequestIdFilter.idOf(null));
    }
}
