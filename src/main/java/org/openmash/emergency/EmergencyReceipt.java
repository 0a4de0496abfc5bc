package org.openmash.emergency;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a reviewer or a second person hears.
 *
 * @param id of the act
 * @param recordedAt when it was recorded
 */
@Schema(name = "EmergencyReceipt")
record EmergencyReceipt(UUID id, Instant recordedAt) {}
