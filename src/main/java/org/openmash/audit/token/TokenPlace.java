package org.openmash.audit.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Where a private key is.
 *
 * @param module the library that speaks PKCS#11 for the token
 * @param label the token's label; used where no slot is given
 * @param slot the number of the token's slot, where its label does not tell it from another
 * @param key the label of the private key ({@code CKA_LABEL}); there must be one of it
 * @param pin gives the user's PIN, each time that it is needed
 * @param timeout how long a signature may take
 */
public record TokenPlace(
        Path module, Optional<String> label, OptionalLong slot, String key, Supplier<byte[]> pin, Duration timeout) {
    /** Without the PIN. */
    @Override
    public String toString() {
        return key + " in the token " + label.orElseGet(() -> "of slot " + slot.orElseThrow());
    }
}
