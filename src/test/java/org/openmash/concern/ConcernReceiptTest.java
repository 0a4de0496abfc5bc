package org.openmash.concern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcernReceiptTest {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    @ParameterizedTest
    @EnumSource(Feedback.class)
    void feedback_says_in_plain_words_what_happens_next_and_names_no_panel_or_enquiry(Feedback feedback) {
        assertThat(feedback.whatHappensNext())
                .endsWith(".")
                .doesNotContainPattern("(?i)marac|channel|prevent|section 47|strategy|police|lado|known|case");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_notice_stands_in_the_receipt_only_in_danger(boolean inDanger) throws Exception {
        var receipt = new ConcernReceipt(
                new UUID(1, 2),
                "7KQX-2M9D-4",
                Instant.parse("2026-03-02T09:12:00Z"),
                Feedback.RECEIVED,
                null,
                Feedback.RECEIVED.whatHappensNext(),
                Instant.parse("2026-03-03T17:00:00Z"),
                "Front door, 01632 960002",
                List.of(),
                inDanger ? ConcernReceipt.NO_EMERGENCY_LINE : null,
                List.of());

        var json = JSON.readTree(JSON.writeValueAsString(receipt));

        assertThat(json.has("notice")).isEqualTo(inDanger);
        assertThat(json.has("decidedAt")).isFalse();
        assertThat(json.get("feedback").asText()).isEqualTo("RECEIVED");
        assertThat(json.get("warnings").isEmpty()).isTrue();
    }

    @Test
    void the_notice_says_that_this_is_no_emergency_line() {
        assertThat(ConcernReceipt.NO_EMERGENCY_LINE).contains("not an emergency line", "999", "the hub");
    }
}
