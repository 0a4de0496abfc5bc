package org.openmash.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DisclosureMatrix;

/** Makes the entry of an access: the moment, the id, the policy in force, and the leaf bound to the detail. */
@Singleton
class Sealer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SALT_BYTES = 16;

    private final DisclosureMatrix matrix;
    private final KeyedHash searchTerms;
    private final StaffTokens tokens;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sealer(DisclosureMatrix matrix, AuditConfig config, Clock clock) {
        this.matrix = matrix;
        this.clock = clock;
        this.searchTerms = new KeyedHash(config.searchKey());
        this.tokens = new StaffTokens(searchTerms);
    }

    Entry seal(Access access) {
        var time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = EntryId.at(time);
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] content = Detail.of(access, hashed(access.references().searched()), tokens)
                .toBytes();
        return new Entry(id, leaf(id, time, access, Sha256.of(salt, content)), salt, content);
    }

    /** What stays for ever, and what other agencies may be handed: every column of {@code entry}, and no personal data. */
    private byte[] leaf(UUID id, Instant time, Access access, byte[] commitment) {
        Map<String, @Nullable Object> leaf = new LinkedHashMap<>();
        leaf.put("kind", "ACCESS");
        leaf.put("id", id.toString());
        leaf.put("time", time.toString());
        leaf.put("agency", access.actor().agency());
        leaf.put("tier", access.actor().tier());
        leaf.put("action", access.action().name());
        leaf.put("outcome", access.result().outcome().name());
        leaf.put("policyVersion", matrix.version());
        leaf.put("commitment", Base64.getEncoder().encodeToString(commitment));
        return canonical(leaf);
    }

    private Map<String, String> hashed(Map<String, String> terms) {
        Map<String, String> hashes = new LinkedHashMap<>();
        terms.forEach((name, term) -> hashes.put(name, searchTerms.of(name, term)));
        return hashes;
    }

    private static byte[] canonical(Map<String, @Nullable Object> json) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsBytes(json)).getEncodedUTF8();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
