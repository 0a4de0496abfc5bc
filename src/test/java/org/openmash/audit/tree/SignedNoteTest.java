package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SignedNoteTest {
    private static final JsonNode VECTORS = Vectors.read("note-signature.json");
    private static final NoteSigner LOG = signer(0);

    @TestFactory
    Stream<DynamicTest> verifier_key_is_judged_as_given() {
        return Vectors.each(VECTORS.get("verifier_keys"))
                .map(given -> dynamicTest(given.get("note").asText(), () -> {
                    String written = given.get("verifier_key").asText();
                    if (given.get("valid").asBoolean()) {
                        assertThat(VerifierKey.parse(written)).hasToString(written);
                    } else {
                        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> VerifierKey.parse(written));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> note_is_judged_as_given() {
        return Vectors.each(VECTORS.get("notes"))
                .map(given -> dynamicTest(given.get("id").asText(), () -> {
                    byte[] note = given.get("note").asText().getBytes(StandardCharsets.UTF_8);
                    var keys = Vectors.each(given.get("verifier_keys"))
                            .map(key -> VerifierKey.parse(key.asText()))
                            .toList();
                    if (given.get("verifies").asBoolean()) {
                        var read = SignedNote.parse(note);
                        assertThat(read.verify(keys)).containsExactlyElementsOf(keys);
                        assertThat(read.toBytes()).isEqualTo(note);
                    } else {
                        assertThatExceptionOfType(TreeException.class)
                                .isThrownBy(() -> SignedNote.parse(note).verify(keys));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> checkpoint_is_signed_byte_for_byte_as_given() {
        return Vectors.each(VECTORS.get("notes"))
                .filter(given -> given.has("root"))
                .map(given -> dynamicTest(given.get("id").asText(), () -> {
                    var root = Vectors.hash(given.get("root"));
                    var checkpoint = new Checkpoint(
                            "hub.example/audit/2026", given.get("tree_size").asLong(), root);
                    assertThat(checkpoint.sign(LOG))
                            .hasToString(given.get("note").asText());
                    assertThat(Checkpoint.parse(given.get("text").asText())).isEqualTo(checkpoint);
                }));
    }

    @Test
    void key_of_a_seed_is_the_published_one() {
        Vectors.each(VECTORS.get("test_keys"))
                .forEach(given -> assertThat(NoteSigner.ofSeed(
                                        given.get("name").asText(), SignatureType.LOG, Vectors.bytes(given.get("seed")))
                                .key())
                        .hasToString(given.get("verifier_key").asText()));
    }

    @Test
    void generated_key_signs_what_its_verifier_key_reads() {
        var signer = NoteSigner.parse(NoteSigner.generate("hub.example/audit/2027", SignatureType.LOG));
        var note = SignedNote.parse(SignedNote.sign("text\n", signer).toBytes());
        assertThat(note.verify(List.of(VerifierKey.parse(signer.key().toString()))))
                .containsExactly(signer.key());
    }

    /** The published example of C2SP tlog-cosignature gives no key; so this holds the message to the specification's words. */
    @Test
    void cosignature_is_made_over_header_time_and_text() {
        var seed = new byte[32];
        var witness = NoteSigner.ofSeed("witness.example/w1", SignatureType.COSIGNATURE, seed);
        var line = witness.cosign("example.com/behind-the-sofa\n1\nroot\n", Instant.ofEpochSecond(1_679_315_147));
        var plain = NoteSigner.ofSeed("x", SignatureType.LOG, seed)
                .sign("cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n1\nroot\n");
        assertThat(line.bytes()).startsWith(0, 0, 0, 0, 0x64, 0x18, 0x50, 0xCB);
        assertThat(line.bytes()).endsWith(plain.bytes()).hasSize(8 + 64);
    }

    @Test
    void cosignature_with_another_time_is_refused() {
        var witness = NoteSigner.ofSeed("witness.example/w1", SignatureType.COSIGNATURE, new byte[32]);
        var line = witness.cosign("text\n", Instant.ofEpochSecond(1_000));
        line.bytes()[7]++;
        var note = SignedNote.sign("text\n", LOG).with(List.of(line));
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> note.verify(List.of(LOG.key(), witness.key())));
        assertThat(note.verify(List.of(LOG.key()))).containsExactly(LOG.key());
    }

    @Test
    void signature_of_the_log_does_not_count_as_a_cosignature() {
        var seed = new byte[32];
        var asLog = NoteSigner.ofSeed("witness.example/w1", SignatureType.LOG, seed);
        var asWitness = NoteSigner.ofSeed("witness.example/w1", SignatureType.COSIGNATURE, seed);
        assertThat(asLog.key().id()).isNotEqualTo(asWitness.key().id());
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> SignedNote.sign("text\n", asLog).verify(List.of(asWitness.key())));
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> asWitness.sign("text\n"));
    }

    @Test
    void checkpoint_of_another_log_is_refused_although_its_signature_is_good() {
        var foreign = SignedNote.sign("other.example/audit/2026\n0\n" + Hash.OF_NOTHING.toBase64() + "\n", LOG);
        assertThat(foreign.verify(List.of(LOG.key()))).isNotEmpty();
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> Checkpoint.open(foreign, List.of(LOG.key())))
                .withMessageContaining("other.example/audit/2026");
    }

    private static NoteSigner signer(int number) {
        var given = VECTORS.get("test_keys").get(number);
        return NoteSigner.ofSeed(given.get("name").asText(), SignatureType.LOG, Vectors.bytes(given.get("seed")));
    }
}
