package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes arrive, a parser either reads them or says {@link TreeException}; and reads one spelling only. */
class ParserFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final long SEED = 20_261_124;
    private static final NoteSigner LOG = NoteSigner.ofSeed("hub.example/audit/2026", SignatureType.LOG, new byte[32]);
    private static final NoteSigner WITNESS =
            NoteSigner.ofSeed("witness.example/school", SignatureType.COSIGNATURE, new byte[32]);
    private static final TilePath BUNDLE = new TilePath(TilePath.ENTRIES, 0, 3);

    static Stream<Arguments> parsers() {
        var stored =
                StoredTree.of(IntStream.range(0, 5).mapToObj(StoredTree::leaf).toList());
        var note = new Checkpoint(LOG.key().name(), 5, stored.frontier().root()).sign(LOG);
        var cosigned = note.with(List.of(WITNESS.cosign(note.text(), Instant.EPOCH)));
        var proof = new TlogProof(2, stored.tree().inclusion(2).path(), cosigned);
        return Stream.of(
                of(
                        "signed note",
                        cosigned.toString(),
                        bytes -> same(SignedNote.parse(bytes).toBytes(), bytes)),
                of(
                        "verified note",
                        cosigned.toString(),
                        bytes -> SignedNote.parse(bytes).verify(List.of(LOG.key(), WITNESS.key()))),
                of(
                        "proof",
                        proof.toString(),
                        bytes -> same(TlogProof.parse(bytes).toBytes(), bytes)),
                of(
                        "verified proof",
                        proof.toString(),
                        bytes -> TlogProof.parse(bytes).verify(new byte[0], LogPolicy.ofLog(List.of(LOG.key())))),
                of(
                        "request to a witness",
                        new String(new AddCheckpoint(3, proof.path(), note).toBytes(), StandardCharsets.UTF_8),
                        bytes -> same(AddCheckpoint.parse(bytes).toBytes(), bytes)),
                of("checkpoint", note.text(), bytes -> Checkpoint.parse(text(bytes))),
                of(
                        "verifier key",
                        WITNESS.key().toString(),
                        bytes -> same(VerifierKey.parse(text(bytes)).toString(), text(bytes))),
                of(
                        "signing key",
                        NoteSigner.generate("name", SignatureType.LOG),
                        bytes -> NoteSigner.parse(text(bytes))),
                of(
                        "tile path",
                        "tile/entries/x001/x234/067.p/5",
                        bytes -> same(TilePath.parse(text(bytes)).toString(), text(bytes))),
                of("policy", policy(), LogPolicy::parse),
                of(
                        "bundle",
                        new String(bundle(), StandardCharsets.ISO_8859_1),
                        bytes -> same(EntryBundle.toBytes(EntryBundle.parse(BUNDLE, bytes)), bytes)),
                of(
                        "tile",
                        "x".repeat(96),
                        bytes -> same(Tile.parse(new TilePath(0, 0, 3), bytes).toBytes(), bytes)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parsers")
    void nothing_but_its_own_exception_escapes(String what, byte[] valid, Consumer<byte[]> parser) {
        var random = new Random(SEED);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutate(valid, random);
            try {
                parser.accept(bytes);
                read++;
            } catch (TreeException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            } catch (RuntimeException | Error escaped) {
                throw new AssertionError(what + " round " + round + " of seed " + SEED, escaped);
            }
        }
        assertThat(read).as("mutations that were read").isLessThan(ROUNDS);
    }

    /** Flips, overwrites, inserts, deletes, doubles or cuts, up to three times. */
    private static byte[] mutate(byte[] valid, Random random) {
        byte[] bytes = valid;
        for (int times = random.nextInt(4); times >= 0; times--) {
            int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            byte[] head = Arrays.copyOf(bytes, at);
            byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
            byte[] more = new byte[random.nextInt(4)];
            random.nextBytes(more);
            bytes = switch (random.nextInt(6)) {
                case 0 -> join(head, more, tail);
                case 1 -> join(head, tail, tail);
                case 2 -> head;
                case 3 ->
                    join(head, "\n\n+ \u2014/0".substring(random.nextInt(5)).getBytes(StandardCharsets.UTF_8), tail);
                case 4 -> join(head, new byte[0], tail.length == 0 ? tail : Arrays.copyOfRange(tail, 1, tail.length));
                default -> flip(bytes, at, random);
            };
            if (bytes.length > 10_000) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] flip(byte[] bytes, int at, Random random) {
        byte[] flipped = bytes.clone();
        if (at < flipped.length) {
            flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static void same(byte[] written, byte[] read) {
        assertThat(written).isEqualTo(read);
    }

    private static void same(String written, String read) {
        assertThat(written).isEqualTo(read);
    }

    private static Arguments of(String what, String valid, Consumer<byte[]> parser) {
        boolean binary = what.equals("bundle");
        return Arguments.of(
                what, valid.getBytes(binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8), parser);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bundle() {
        return EntryBundle.toBytes(List.of(new byte[300], new byte[0], new byte[5]));
    }

    private static String policy() {
        return "# who\nlog " + LOG.key() + " https://hub.example/audit\nwitness school " + WITNESS.key()
                + "\ngroup all-of-them 1 school\nquorum all-of-them\n";
    }
}
