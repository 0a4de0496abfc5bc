package org.openmash.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);

    @Test
    void hours_that_never_come_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OpeningHours(Set.of(), NINE, NINE.plusHours(8)));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpeningHours(Set.of(DayOfWeek.MONDAY), NINE, NINE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningHours(Set.of(DayOfWeek.MONDAY), NINE, NINE.minusHours(1)));
    }

    @Test
    void days_are_kept_apart_from_the_set_they_came_in() {
        var days = EnumSet.of(DayOfWeek.MONDAY);
        var hours = new OpeningHours(days, NINE, NINE.plusHours(8));
        days.clear();
        assertThat(hours.days()).containsExactly(DayOfWeek.MONDAY);
    }
}
