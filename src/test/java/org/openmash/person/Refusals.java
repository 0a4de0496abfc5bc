package org.openmash.person;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refusal of an identifier must keep to itself. */
final class Refusals {
    private Refusals() {}

    static void tellNothingOf(String written, Throwable refusal) {
        if (written.strip().length() > 4) {
            assertThat(refusal.getMessage()).doesNotContainIgnoringCase(written.strip());
        }
        assertThat(refusal).hasNoCause();
    }
}
