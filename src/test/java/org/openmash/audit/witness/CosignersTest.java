package org.openmash.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/** A log that asks three agencies' witnesses, two of which must cosign. */
class CosignersTest {
    private static final List<String> AGENCIES = List.of("police", "health", "school");
    private static final GrowingLog LOG = new GrowingLog(2_000, "honest");
    private static final GrowingLog FORKED = new GrowingLog(2_000, "forked");

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final List<WitnessServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Cosigners cosigners;

    @BeforeEach
    void start() throws IOException {
        for (String agency : AGENCIES) {
            var witness = new CosigningWitness(
                    List.of(GrowingLog.KEY.key()),
                    signer(agency),
                    KnownLogs.begin(folder.resolve(agency), List.of(GrowingLog.ORIGIN)),
                    Clock.systemUTC());
            servers.add(new WitnessServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness));
        }
        cosigners = cosigners(policyOf(servers), LONG);
    }

    @AfterEach
    void stop() {
        servers.forEach(WitnessServer::close);
        threads.shutdownNow();
    }

    @Test
    void every_witness_cosigns_each_growth() {
        for (int size : new int[] {3, 3, 300, 1_999}) {
            var round = ask(LOG, size);
            assertThat(round.quorum()).isTrue();
            assertThat(round.answers()).hasSize(3).allMatch(Cosigning.Cosigned.class::isInstance);
            assertThat(round.checkpoint().signatures()).hasSize(4);
        }
    }

    @Test
    void log_that_forgot_the_witnesses_size_learns_it() {
        ask(LOG, 300);
        cosigners = cosigners(policyOf(servers), LONG);
        assertThat(ask(LOG, 700).quorum()).isTrue();
    }

    @Test
    void one_witness_away_leaves_a_quorum_and_two_do_not() {
        servers.get(0).close();
        assertThat(ask(LOG, 300).quorum()).isTrue();
        servers.get(1).close();
        var round = ask(LOG, 700);
        assertThat(round.quorum()).isFalse();
        assertThat(round.answers().subList(0, 2)).allMatch(Cosigning.Away.class::isInstance);
        assertThat(round.disputes()).isEmpty();
    }

    @Test
    void rewritten_log_is_disputed_by_all() {
        ask(LOG, 600);
        for (int size : new int[] {600, 700}) {
            var round = ask(FORKED, size);
            assertThat(round.quorum()).isFalse();
            assertThat(round.disputes()).hasSize(3);
        }
    }

    @Test
    void log_set_back_is_disputed_by_all() {
        ask(LOG, 600);
        assertThat(ask(LOG, 500).disputes())
                .hasSize(3)
                .allSatisfy(dispute -> assertThat(dispute.why())
                        .isEqualTo("it signed 600 entries before, and this checkpoint has 500"));
    }

    @Test
    void witness_that_never_answers_costs_the_patience_and_no_more() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            cosigners = cosigners(
                    "witness silent " + signer("silent").key() + " http://127.0.0.1:" + silent.getLocalPort()
                            + "\nquorum none\n",
                    SHORT);
            assertThat(ask(LOG, 5).answers()).singleElement().isInstanceOf(Cosigning.Away.class);
        }
    }

    private Cosigners.Round ask(GrowingLog log, int size) {
        return cosigners.ask(log.signed(size), oldSize -> log.proof(oldSize, size));
    }

    private Cosigners cosigners(String policy, Duration patience) {
        return new Cosigners(
                LogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8)),
                HttpClient.newHttpClient(),
                patience,
                threads);
    }

    private static String policyOf(List<WitnessServer> servers) {
        var policy = new StringBuilder();
        for (int number = 0; number < servers.size(); number++) {
            String agency = AGENCIES.get(number);
            policy.append("witness %s %s http://127.0.0.1:%d\n"
                    .formatted(agency, signer(agency).key(), servers.get(number).port()));
        }
        return policy + "group agencies 2 police health school\nquorum agencies\n";
    }

    private static NoteSigner signer(String agency) {
        byte[] seed = new byte[32];
        seed[0] = (byte) agency.charAt(0);
        seed[1] = (byte) agency.charAt(1);
        return NoteSigner.ofSeed(agency + ".example/witness", SignatureType.COSIGNATURE, seed);
    }
}
