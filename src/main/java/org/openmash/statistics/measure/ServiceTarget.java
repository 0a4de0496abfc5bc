package org.openmash.statistics.measure;

/**
 * What a front door promises.
 *
 * @param handlingMinutes mean time that one arrival takes a member of staff
 * @param waitMinutes the wait that is still good enough
 * @param share the share of arrivals to be served within it, above 0 and below 1
 */
public record ServiceTarget(double handlingMinutes, double waitMinutes, double share) {}
