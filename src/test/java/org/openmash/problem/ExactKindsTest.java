package org.openmash.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that says something of another kind than the schema is refused, not taken as the nearest. */
class ExactKindsTest {
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private enum Outcome {
        FIRST,
        SECOND
    }

    private record Request(Integer hours, Boolean agreed, String reason, Outcome outcome, LocalDate day, UUID item) {}

    ExactKindsTest() {
        new ExactKinds().customize(mapper);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hours\":\"48\"}",
                "{\"hours\":\"\"}",
                "{\"hours\":1.5}",
                "{\"hours\":true}",
                "{\"agreed\":1}",
                "{\"agreed\":\"true\"}",
                "{\"reason\":5}",
                "{\"reason\":true}",
                "{\"outcome\":1}",
                "{\"outcome\":\"1\"}",
                "{\"day\":2015}",
                "{\"day\":\"\"}",
                "{\"item\":\"\"}",
                "{\"hours\":1,\"hours\":2}",
                "{\"hours\":1} {\"hours\":2}"
            })
    void value_of_another_kind_is_refused(String sent) {
        assertThatThrownBy(() -> mapper.readValue(sent, Request.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void values_of_the_kind_expected_are_read() throws Exception {
        assertThat(mapper.readValue(
                        "{\"hours\":48,\"agreed\":true,\"reason\":\"5\",\"outcome\":\"SECOND\",\"day\":\"2015-03-02\","
                                + "\"item\":\"0190a000-0000-7000-8000-000000000001\"}",
                        Request.class))
                .isEqualTo(new Request(
                        48,
                        true,
                        "5",
                        Outcome.SECOND,
                        LocalDate.of(2015, 3, 2),
                        UUID.fromString("0190a000-0000-7000-8000-000000000001")));
    }
}
