package org.openmash.audit.sequencer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.audit.token.TokenException;
import org.openmash.audit.token.TokenKey;
import org.openmash.audit.token.TokenPlace;
import org.openmash.audit.token.TokenSettingException;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.TreeException;
import org.openmash.audit.tree.VerifierKey;

/**
 * The key that signs this log, and those that signed it before: a checkpoint of either is the log's own.
 *
 * @param signer with the origin as its name
 * @param known the verifier keys of the log, the signer's among them; all of one name
 * @param token where it is in one
 */
record LogKey(NoteSigner signer, Set<VerifierKey> known, Optional<TokenKey> token) {
    /** The host of demonstration logs; {@code .demo} can belong to nobody. */
    static final String DEMO_HOST = "openmash.demo/";

    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(2);
    private static final String SECRET = "the signing key";

    /** Signed to see whether the key can be used; no checkpoint, since no log has such a name. */
    private static final String PROBE = "OpenMASH asks whether this key is the log's\n";

    /**
     * The key of these settings; empty when they name none. A token is not asked: {@link #check} does.
     *
     * @throws IllegalStateException when they name two, or the one cannot be used
     */
    static Optional<LogKey> of(SequencerConfig config) {
        if (config.keyFile().isPresent() && config.token().isPresent()) {
            throw new IllegalStateException("the signing key is in a file or in a token, not in both;"
                    + " name openmash.audit.sequencer.key-file or openmash.audit.sequencer.token");
        }
        var former = config.formerKeys().orElse(List.of());
        return config.keyFile()
                .map(file -> read(file, config.groupMayReadKey(), former))
                .or(() -> config.token().map(token -> inToken(token, config.groupMayReadKey(), former)));
    }

    /**
     * Reads the key.
     *
     * @throws IllegalStateException when others may read or change the file, or it holds no key; the message shows nothing of
     *     the key
     */
    static LogKey read(Path file, boolean groupMayRead, List<String> formerKeys) {
        try {
            return of(NoteSigner.parse(SecretFile.read(file, SECRET, groupMayRead)), formerKeys);
        } catch (TreeException unusable) {
            throw unusable(unusable);
        }
    }

    private static LogKey inToken(SequencerConfig.Token token, boolean groupMayRead, List<String> formerKeys) {
        try {
            var key = TokenKey.at(place(token, groupMayRead), System::nanoTime);
            var log = of(new NoteSigner(VerifierKey.parse(token.verifierKey()), key::sign), formerKeys);
            return new LogKey(log.signer, log.known, Optional.of(key));
        } catch (TreeException | TokenException unusable) {
            throw unusable(unusable);
        }
    }

    /**
     * Asks a token for a signature, so that a start with a wrong key or setting is refused. A token that is only away is no
     * reason: what comes in must be kept meanwhile.
     *
     * @return why it does not sign now, where it may later; empty where it does
     * @throws IllegalStateException when it never will with these settings
     */
    Optional<String> check() {
        try {
            token.ifPresent(TokenKey::load);
            probe();
            return Optional.empty();
        } catch (TokenSettingException wrong) {
            throw unusable(wrong);
        } catch (TokenException away) {
            return Optional.ofNullable(away.getMessage());
        }
    }

    /**
     * Makes a signature of no use.
     *
     * @throws TokenSettingException when what was made is none by this key
     * @throws TokenException when none was made
     */
    void probe() {
        try {
            var unused = signer.sign(PROBE);
        } catch (TreeException another) {
            throw new TokenSettingException(String.valueOf(another.getMessage()));
        }
    }

    private static TokenPlace place(SequencerConfig.Token token, boolean groupMayRead) {
        if (token.label().isPresent() == token.slot().isPresent()) {
            throw new TokenSettingException("name the token's label or its slot, one of the two");
        }
        return new TokenPlace(
                token.module(),
                token.label(),
                token.slot(),
                token.keyLabel(),
                () -> pin(token.pinFile(), groupMayRead),
                token.timeout().orElse(TOKEN_TIMEOUT));
    }

    private static byte[] pin(Path file, boolean groupMayRead) {
        try {
            return SecretFile.read(file, "the file of the token's PIN", groupMayRead)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalStateException unusable) {
            throw new TokenSettingException(String.valueOf(unusable.getMessage()));
        }
    }

    private static IllegalStateException unusable(RuntimeException why) {
        return new IllegalStateException(SECRET + " cannot be used: " + why.getMessage());
    }

    static LogKey of(NoteSigner signer, List<String> formerKeys) {
        if (signer.key().type() != SignatureType.LOG) {
            throw new TreeException("it is not a log's");
        }
        Set<VerifierKey> known =
                new HashSet<>(formerKeys.stream().map(VerifierKey::parse).toList());
        known.add(signer.key());
        if (known.stream().anyMatch(key -> !key.name().equals(signer.key().name()))) {
            throw new TreeException("a former key has another name");
        }
        return new LogKey(signer, Set.copyOf(known), Optional.empty());
    }

    /** The log's name. */
    String origin() {
        return signer.key().name();
    }

    boolean isForDemonstration() {
        return origin().startsWith(DEMO_HOST);
    }

    /** The name only: the rest is secret. */
    @Override
    public String toString() {
        return "LogKey " + origin();
    }
}
