package org.openmash.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.tree.AddCheckpoint;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TreeException;

/** The witness as C2SP tlog-witness describes it, over HTTP. */
class WitnessTest {
    private static final NoteSigner WITNESS =
            NoteSigner.ofSeed("school.example/witness", SignatureType.COSIGNATURE, new byte[32]);
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_795_000_000), ZoneOffset.UTC);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final GrowingLog LOG = new GrowingLog(2_000, "honest");
    private static final GrowingLog FORKED = new GrowingLog(2_000, "forked");

    @TempDir
    Path folder;

    private WitnessServer server;

    @BeforeEach
    void start() throws IOException {
        start(KnownLogs.begin(folder.resolve("state"), List.of(GrowingLog.ORIGIN)));
    }

    private void start(KnownLogs known) throws IOException {
        var witness = new CosigningWitness(List.of(GrowingLog.KEY.key()), WITNESS, known, CLOCK);
        server = new WitnessServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void first_checkpoint_is_cosigned_without_proof() throws Exception {
        var answer = add(0, LOG, 5);
        assertThat(answer.statusCode()).isEqualTo(200);
        var cosigned = LOG.signed(5).with(SignedNote.parseLines(answer.body()));
        assertThat(cosigned.verify(List.of(WITNESS.key(), GrowingLog.KEY.key())))
                .hasSize(2);
        assertThat(cosigned.signatures().get(1))
                .isEqualTo(WITNESS.cosign(LOG.signed(5).text(), CLOCK.instant()));
    }

    @Test
    void growth_is_cosigned_with_a_proof_and_a_repeat_without() throws Exception {
        assertThat(add(0, LOG, 5).statusCode()).isEqualTo(200);
        assertThat(add(5, LOG, 700).statusCode()).isEqualTo(200);
        assertThat(add(700, LOG, 700).statusCode()).isEqualTo(200);
    }

    @Test
    void wrong_old_size_is_answered_with_the_known_one() throws Exception {
        add(0, LOG, 5);
        var answer = add(3, LOG, 700);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo("5\n");
        assertThat(add(0, LOG, 700).body()).isEqualTo("5\n");
    }

    @Test
    void fork_is_not_cosigned() throws Exception {
        add(0, LOG, 600);
        assertThat(add(600, FORKED, 700).statusCode()).isEqualTo(422);
        assertThat(add(600, FORKED, 600).statusCode()).isEqualTo(409);
        assertThat(add(600, LOG, 700).statusCode()).as("the honest log goes on").isEqualTo(200);
    }

    @Test
    void proof_that_is_missing_too_long_or_not_asked_for_is_unprocessable() throws Exception {
        assertThat(post(new AddCheckpoint(0, List.of(Hash.OF_NOTHING), LOG.signed(5)))
                        .statusCode())
                .isEqualTo(422);
        add(0, LOG, 5);
        assertThat(post(new AddCheckpoint(5, List.of(), LOG.signed(700))).statusCode())
                .isEqualTo(422);
        assertThat(post(new AddCheckpoint(5, List.of(Hash.OF_NOTHING), LOG.signed(5)))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void unknown_log_is_not_found_and_a_false_signature_forbidden() throws Exception {
        var checkpoint = LOG.checkpoint(5);
        var stranger = NoteSigner.ofSeed("stranger.example", SignatureType.LOG, new byte[32]);
        var other = new Checkpoint("stranger.example", 5, checkpoint.root()).sign(stranger);
        assertThat(post(new AddCheckpoint(0, List.of(), other)).statusCode()).isEqualTo(404);
        var impostor = NoteSigner.ofSeed(GrowingLog.ORIGIN, SignatureType.LOG, new byte[32]);
        assertThat(post(new AddCheckpoint(0, List.of(), checkpoint.sign(impostor)))
                        .statusCode())
                .isEqualTo(403);
        var changed = new SignedNote(LOG.checkpoint(6).toText(), LOG.signed(5).signatures());
        assertThat(post(new AddCheckpoint(0, List.of(), changed)).statusCode()).isEqualTo(403);
    }

    @Test
    void shrinking_checkpoint_and_malformed_body_are_bad_requests() throws Exception {
        assertThat(post(new AddCheckpoint(6, List.of(), LOG.signed(5))).statusCode())
                .isEqualTo(400);
        assertThat(post("old 05\n\n" + LOG.signed(5)).statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
        var none = HttpRequest.newBuilder(address()).GET().build();
        assertThat(HTTP.send(none, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void restarted_witness_remembers() throws Exception {
        add(0, LOG, 600);
        stop();
        start(new KnownLogs(folder.resolve("state"), List.of(GrowingLog.ORIGIN)));
        assertThat(add(0, FORKED, 700).body()).isEqualTo("600\n");
        assertThat(add(600, LOG, 700).statusCode()).isEqualTo(200);
    }

    @Test
    void damaged_memory_stops_the_witness() throws IOException {
        Files.writeString(folder.resolve("state"), GrowingLog.ORIGIN + "\n600\n");
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> new KnownLogs(folder.resolve("state"), List.of(GrowingLog.ORIGIN)));
    }

    @Test
    void lost_or_emptied_memory_stops_the_witness_until_somebody_says_that_it_is_new() throws IOException {
        stop();
        var state = folder.resolve("state");
        var logs = List.of(GrowingLog.ORIGIN);
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> KnownLogs.begin(state, logs))
                .withMessageContaining("without --new");
        Files.writeString(state, "");
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> new KnownLogs(state, logs))
                .withMessageContaining("--new");
        Files.delete(state);
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> new KnownLogs(state, logs));

        KnownLogs.begin(state, logs);
        assertThat(new KnownLogs(state, logs).newest(GrowingLog.ORIGIN).size()).isZero();
    }

    @Test
    void log_that_joins_the_policy_begins_and_the_others_keep_their_checkpoints() throws Exception {
        add(0, LOG, 600);
        stop();
        var state = folder.resolve("state");
        var logs = List.of(GrowingLog.ORIGIN, "other.example/audit/2026");
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> new KnownLogs(state, logs));

        var known = KnownLogs.begin(state, logs);
        assertThat(known.newest(GrowingLog.ORIGIN).size()).isEqualTo(600);
        assertThat(known.newest("other.example/audit/2026").size()).isZero();
    }

    /**
     * The race that C2SP tlog-witness warns of: A (to N) and B (to N+K) start from the same old size; if both were checked
     * before either was stored, A could set the witness back by K leaves.
     */
    @Test
    void of_two_at_once_from_the_same_size_one_is_cosigned_and_the_other_told_the_new_size() throws Exception {
        add(0, LOG, 1);
        int size = 1;
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 60; round++) {
                var together = new CyclicBarrier(2);
                int old = size;
                var shorter = threads.submit(after(together, () -> add(old, LOG, old + 1)));
                var longer = threads.submit(after(together, () -> add(old, LOG, old + 9)));
                size += shorter.get().statusCode() == 200 ? 1 : 9;
                assertThat(List.of(shorter.get().statusCode(), longer.get().statusCode()))
                        .as("round %d", round)
                        .containsExactlyInAnyOrder(200, 409);
                assertThat(
                                shorter.get().statusCode() == 409
                                        ? shorter.get().body()
                                        : longer.get().body())
                        .isEqualTo(size + "\n");
                assertThat(new KnownLogs(folder.resolve("state"), List.of(GrowingLog.ORIGIN))
                                .newest(GrowingLog.ORIGIN)
                                .size())
                        .isEqualTo(size);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Callable<T> after(CyclicBarrier together, Callable<T> call) {
        return () -> {
            together.await();
            return call.call();
        };
    }

    private HttpResponse<String> add(int oldSize, GrowingLog log, int size) throws IOException, InterruptedException {
        var proof = oldSize == 0 ? List.<Hash>of() : log.proof(oldSize, size).path();
        return post(new AddCheckpoint(oldSize, proof, log.signed(size)));
    }

    private HttpResponse<String> post(AddCheckpoint request) throws IOException, InterruptedException {
        return post(new String(request.toBytes(), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address())
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.port() + "/add-checkpoint");
    }
}
