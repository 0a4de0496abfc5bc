package org.openmash.agreement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A signature for the suspension of an agreement.
 *
 * @param reason why it must not be relied on
 */
@Schema(name = "SuspensionRequest")
record SuspensionRequest(@Nullable String reason) {}
