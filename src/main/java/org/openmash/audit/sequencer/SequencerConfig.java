package org.openmash.audit.sequencer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Settings of the tree over the access log. */
@ConfigMapping(prefix = "openmash.audit.sequencer")
interface SequencerConfig {
    /** Whether this instance takes its turn as sequencer. At least one instance must. */
    @WithDefault("true")
    boolean enabled();

    /** How long the sequencer rests when it has taken all that waited. */
    @WithDefault("0.1S")
    Duration interval();

    /** How many entries it sequences in one transaction at most. */
    @WithDefault("4096")
    int batchSize();

    /** The shortest time between two checkpoints while entries keep coming. */
    @WithDefault("0.5S")
    Duration checkpointInterval();

    /**
     * The file with the log's private key, one line {@code PRIVATE+KEY+<origin>+<id>+<key>}. Its name is the log's origin and
     * stays for ever; the key may be replaced. Production does not start without one, here or in a token.
     */
    Optional<Path> keyFile();

    /** The token that holds the log's private key, in place of a file. */
    Optional<Token> token();

    /**
     * Whether the file's group may read the key too, or the token's PIN, as where a secret is mounted for a group of the service's
     * own. Nobody else ever may.
     */
    @WithDefault("false")
    boolean groupMayReadKey();

    /**
     * A key in a PKCS#11 token. An instance that sequences checks at its start that the token has it; where there is no token it
     * starts, and signs when there is.
     */
    interface Token {
        /** The PKCS#11 module, a shared library. */
        Path module();

        /** The token's label. Give this or {@link #slot}. */
        Optional<String> label();

        /** The number of the token's slot, where its label does not tell it from another. */
        OptionalLong slot();

        /** The label of the private key, an Ed25519 key. */
        String keyLabel();

        /** The file with the PIN of the token's user; only its owner may read it. */
        Path pinFile();

        /**
         * The public half under the log's name, {@code <origin>+<id>+<key>}, as {@code openmash-verify.jar key of} writes it.
         */
        String verifierKey();

        /** How long a signature may take, and the sequencer waits for it; two seconds unless said. */
        Optional<Duration> timeout(); // a default here would make the token a setting of everybody's
    }

    /** The verifier keys that signed earlier checkpoints of this log and were replaced since. */
    Optional<List<String>> formerKeys();

    /** Where tiles, entries and checkpoints are written for those who check the log. */
    Optional<Path> exportDirectory();

    /**
     * Whether an export whose checkpoint is missing may be begun anew, although the log was exported before. Set it once, after the
     * newest checkpoint of the database was compared with one that somebody else kept, and take it away again.
     */
    @WithDefault("false")
    boolean beginExportAnew();

    /** A policy of C2SP tlog-policy: the witnesses that are asked to cosign, where, and how many of them are enough. */
    Optional<Path> witnessPolicy();

    /** How often witnesses are asked and the export is brought up to the newest checkpoint. */
    @WithDefault("10S")
    Duration exportInterval();

    /** An entry that waits longer than this for a signed checkpoint is an alarm. */
    @WithDefault("5S")
    Duration alarmAfter();

    /** An entry that waits longer than this makes ordinary reads of cases wait. */
    @WithDefault("60S")
    Duration refuseAfter();

    /** Whether the answer to a read waits until its entry is under a signed checkpoint. */
    @WithDefault("false")
    boolean strict();

    /** How long a strict answer waits. */
    @WithDefault("5S")
    Duration strictTimeout();
}
