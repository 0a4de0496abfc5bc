package org.openmash.statistics.measure;

import java.util.function.DoubleUnaryOperator;

/**
 * A number and how sure it is.
 *
 * @param value the median of what the published counts leave possible
 * @param lower 2.5 % lie below
 * @param upper 2.5 % lie above
 */
public record Estimate(double value, double lower, double upper) {

    /** The same after a rising transformation, such as a change of unit. */
    public Estimate map(DoubleUnaryOperator rising) {
        return new Estimate(rising.applyAsDouble(value), rising.applyAsDouble(lower), rising.applyAsDouble(upper));
    }

    /** In another unit. */
    public Estimate times(double factor) {
        return map(number -> number * factor);
    }

    /** Whether the interval holds the number. */
    public boolean covers(double number) {
        return lower <= number && number <= upper;
    }
}
