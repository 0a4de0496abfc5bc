package org.openmash.ops;

import java.util.stream.Stream;

/**
 * A group of settings that production must not get wrong. Beans of this type are asked once at start, before the database
 * is touched; they look at configuration only.
 */
public interface StartupCheck {
    /** The settings that are not fit for production. */
    Stream<RiskySetting> risks();
}
