package org.openmash.audit.tree;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A witness one believes.
 *
 * @param name in the policy
 * @param key for its cosignatures
 * @param url submission prefix (C2SP tlog-witness); null where nothing is asked of it
 */
public record Witness(
        String name, VerifierKey key, @Nullable URI url) {}
