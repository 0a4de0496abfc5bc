package org.openmash.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child protection plan: module {@code ChildProtectionPlans}. Values are as received; null when missing or empty.
 *
 * @param start {@code CPPstartDate}
 * @param end {@code CPPendDate}; null while it runs
 * @param initialCategory code of the abuse category list, at the start
 * @param latestCategory the same, at present or at the end
 * @param previousPlans how many plans the child had before ({@code NumberOfPreviousCPP})
 * @param reviews days of review conferences
 */
record CinProtectionPlan(
        @Nullable CinDate start,
        @Nullable CinDate end,
        @Nullable String initialCategory,
        @Nullable String latestCategory,
        @Nullable String previousPlans,
        List<CinDate> reviews) {

    static CinProtectionPlan of(CinBlock block) {
        return new CinProtectionPlan(
                block.date("CPPstartDate"),
                block.date("CPPendDate"),
                block.text("InitialCategoryOfAbuse"),
                block.text("LatestCategoryOfAbuse"),
                block.text("NumberOfPreviousCPP"),
                // older returns have one Reviews for each review, newer ones a single one with all the dates
                block.parts("Reviews", "Reviews", list -> list.dates("CPPreviewDate")).stream()
                        .flatMap(List::stream)
                        .toList());
    }
}
