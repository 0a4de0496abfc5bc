package org.openmash.imports;

import org.jspecify.annotations.Nullable;

/**
 * A child in need plan: module {@code CINplanDates}. Values are as received; null when missing or empty.
 *
 * @param start {@code CINPlanStartDate}
 * @param end {@code CINPlanEndDate}; null while it runs
 */
record CinPlan(@Nullable CinDate start, @Nullable CinDate end) {
    static CinPlan of(CinBlock block) {
        return new CinPlan(block.date("CINPlanStartDate"), block.date("CINPlanEndDate"));
    }
}
