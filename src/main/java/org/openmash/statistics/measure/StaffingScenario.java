package org.openmash.statistics.measure;

/**
 * What a reader assumes about the front door, applied by formula to published arrivals.
 *
 * @param target handling time and the wait that is good enough
 * @param growthPercent how many percent more arrivals than in the quarter, negative for fewer
 */
public record StaffingScenario(ServiceTarget target, double growthPercent) {
    /** Half an hour for each arrival, nine of ten within one hour, as many arrivals as in the quarter. */
    public static final StaffingScenario DEFAULT = new StaffingScenario(new ServiceTarget(30, 60, 0.9), 0);

    double growth() {
        return 1 + growthPercent / 100;
    }
}
