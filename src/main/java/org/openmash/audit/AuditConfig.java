package org.openmash.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the access log. */
@ConfigMapping(prefix = "openmash.audit")
interface AuditConfig {
    /** How many entries may wait for the writer; when that many wait, accesses are refused with 503. */
    @WithDefault("4096")
    int queueCapacity();

    /** How many entries one flush takes at most. */
    @WithDefault("256")
    int batchSize();

    /** How long an answer waits for its entry to be durable before it is refused with 503. */
    @WithDefault("2S")
    Duration timeout();

    /**
     * The secret under which the terms of searches are hashed and the tokens of staff are made, at least 32 characters, the
     * same on every instance. Changing it makes older hashes and tokens incomparable with newer ones, nothing else.
     */
    String searchKey();

    /** How long entries show an auditor a name after it was unsealed. */
    @WithDefault("30D")
    Duration unsealedFor();

    /** The private key that signs exports: Ed25519, PKCS #8 in PEM. Without it a key is made at start. */
    Optional<Path> exportKeyFile();

    /** How many entries one export takes at most; it is built in memory, at some 5 kB an entry. */
    @WithDefault("5000")
    int exportLimit();
}
