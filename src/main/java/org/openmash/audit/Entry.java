package org.openmash.audit;

import java.util.UUID;

/**
 * A sealed entry, as it is stored: nothing of it is made again afterwards.
 *
 * @param leaf canonical JSON (RFC 8785) without personal data; its hash is {@code SHA-256(0x00 || leaf)} (RFC 6962, 2.1)
 * @param salt 16 random bytes, without which a commitment could be guessed from a guessed detail
 * @param content the detail as JSON, to which the leaf is bound by {@code SHA-256(salt || content)}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be stored, never compared
record Entry(UUID id, byte[] leaf, byte[] salt, byte[] content) {
    /** The id only: the content is personal data. */
    @Override
    public String toString() {
        return "Entry " + id;
    }
}
