package org.openmash.person;

/** The check-digit sum that NHS numbers and ULNs share: ten digits weighted 10 down to 1, modulo 11. */
final class WeightedSum {
    private WeightedSum() {}

    /**
     * Remainder of the sum, check digit included with weight 1.
     *
     * @param tenDigits exactly ten ASCII digits
     * @return 0 to 10
     */
    static int modulo11(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (10 - i) * (tenDigits.charAt(i) - '0');
        }
        return sum % 11;
    }
}
