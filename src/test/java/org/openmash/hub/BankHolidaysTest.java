package org.openmash.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BankHolidaysTest {
    private final BankHolidays holidays = BankHolidays.bundled();

    @Test
    void substitute_day_is_a_holiday_and_the_weekend_day_it_stands_for_is_not_listed() {
        assertThat(holidays.contains(LocalDate.of(2026, 12, 28))).isTrue();
        assertThat(holidays.contains(LocalDate.of(2026, 12, 26))).isFalse();
    }

    @Test
    void calendar_tells_how_far_it_goes() {
        assertThat(holidays.lastYear()).isEqualTo(2028);
    }

    @Test
    void day_beyond_the_calendar_is_no_holiday() {
        assertThat(holidays.contains(LocalDate.of(2029, 12, 25))).isFalse();
    }

    @Test
    void empty_calendar_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BankHolidays(List.of()));
    }
}
