package org.openmash.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.Witness;

/** The witness as an agency runs it: a process of its own, from the jar. */
class WitnessJarIT {
    private static final GrowingLog LOG = new GrowingLog(500, "honest");

    @TempDir
    Path folder;

    private NoteSigner signer;

    @BeforeEach
    void configure() throws IOException {
        String secret = NoteSigner.generate("police.example/witness", SignatureType.COSIGNATURE);
        signer = NoteSigner.parse(secret);
        Files.writeString(folder.resolve("key"), secret + "\n");
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("logs"), "log " + GrowingLog.KEY.key() + "\nquorum none\n");
    }

    @Test
    void killed_witness_remembers_what_it_cosigned_and_a_second_process_stays_out() throws Exception {
        var unsaid = start();
        assertThat(unsaid.waitFor()).isEqualTo(2);
        assertThat(new String(unsaid.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("--new");
        var first = start("--new");
        try {
            assertThat(cosign(client(first), 300)).isInstanceOf(Cosigning.Cosigned.class);
            var second = start();
            assertThat(second.waitFor()).isEqualTo(2);
        } finally {
            first.destroyForcibly().waitFor();
        }
        var again = start();
        try {
            var client = client(again);
            assertThat(cosign(client, 200)).isInstanceOf(Cosigning.Disputed.class);
            assertThat(cosign(client, 400)).isInstanceOf(Cosigning.Cosigned.class);
        } finally {
            again.destroyForcibly().waitFor();
        }
    }

    @Test
    void key_that_others_may_read_is_refused() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));
        var process = start();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("chmod 600");
    }

    private Process start(String... options) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = Path.of("target/openmash-verify.jar").toAbsolutePath().toString();
        var command = new ArrayList<>(
                List.of(java, "-cp", jar, WitnessMain.class.getName(), "key", "logs", "state", "127.0.0.1:0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    private WitnessClient client(Process process) throws IOException {
        var line = process.inputReader().readLine();
        assertThat(line).startsWith("witness " + signer.key() + " on port ");
        var url = URI.create("http://127.0.0.1:" + line.substring(line.lastIndexOf(' ') + 1));
        return new WitnessClient(
                HttpClient.newHttpClient(), new Witness("police", signer.key(), url), Duration.ofSeconds(60));
    }

    private static Cosigning cosign(WitnessClient client, int size) {
        return client.cosign(LOG.signed(size), oldSize -> LOG.proof(oldSize, size));
    }
}
