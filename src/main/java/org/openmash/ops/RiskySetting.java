package org.openmash.ops;

/**
 * A setting that is not fit for production.
 *
 * @param key the configuration key
 * @param stops whether the service must not start with it; otherwise it is only warned of
 * @param sentence what is wrong and what to do, in one sentence that holds no secret
 */
public record RiskySetting(String key, boolean stops, String sentence) {
    /** A setting with which the service must not start. */
    public static RiskySetting stop(String key, String sentence) {
        return new RiskySetting(key, true, sentence);
    }

    /** A setting that the operator should change soon. */
    public static RiskySetting warning(String key, String sentence) {
        return new RiskySetting(key, false, sentence);
    }

    @Override
    public String toString() {
        return key + ": " + sentence;
    }
}
