package org.openmash.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The public halves of the keys that this service signs with. They prove nothing to who did not compare them with what came by
 * another way.
 *
 * @param log the verifier keys of the log (C2SP signed-note), the present one first, then those it replaced; none where no
 *     checkpoint is signed
 * @param exports the key of the auditor's exports
 */
@Schema(name = "PublicKeys")
record PublicKeys(List<String> log, Jwk exports) {

    /**
     * An Ed25519 key as a JSON Web Key (RFC 8037).
     *
     * @param x the public key, base64url
     * @param kid its thumbprint (RFC 7638), as the header of a signature names it
     */
    @Schema(name = "Jwk")
    record Jwk(String kty, String crv, String x, String kid) {}
}
