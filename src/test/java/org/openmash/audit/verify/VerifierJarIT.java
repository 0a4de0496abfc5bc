package org.openmash.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmash.audit.tree.TilePath;

/**
 * The jar an auditor downloads, run as a program. The exports stay in {@code target/verify-foreign}: {@code .ci/run} lets Go
 * judge the same ones.
 */
class VerifierJarIT {
    private static final Path JAR = Path.of("target/openmash-verify.jar");
    private static final Path EXPORTS = Path.of("target/verify-foreign");
    private static final long EIGHT_MEGABYTES = 8_000_000;
    private static final int SIZE = 66_000;

    @BeforeAll
    static void export() throws IOException {
        if (Files.exists(EXPORTS)) {
            new Export(EXPORTS).clear();
        }
        var log = SampleLog.of(SIZE);
        log.export(EXPORTS.resolve("good"), log.cosigned());
        Export.copy(EXPORTS.resolve("good"), EXPORTS.resolve("edited"));
        var bundle = new TilePath(TilePath.ENTRIES, 100, 256);
        new Export(EXPORTS.resolve("edited")).rewrite(bundle, entries -> entries.set(7, SampleLog.entry(1)));
        var forged = SampleLog.of(SIZE);
        forged.entries.set(1, SampleLog.entry(2));
        forged.export(EXPORTS.resolve("rebuilt-with-the-key"), forged.signed());
        Files.write(EXPORTS.resolve("older"), SampleLog.of(40_000).signed().toBytes());
        Files.writeString(EXPORTS.resolve("key"), SampleLog.KEY.key().toString());
        Files.writeString(EXPORTS.resolve("policy"), SampleLog.POLICY);
    }

    @Test
    void jar_holds_the_verifier_the_witness_and_bouncy_castle_only() throws IOException {
        assertThat(JAR).isRegularFile();
        assertThat(Files.size(JAR)).isLessThan(EIGHT_MEGABYTES);
        try (var jar = new JarFile(JAR.toFile())) {
            var foreign = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.matches("org/(bouncycastle|openmash/audit/(tree|verify|witness))/.*"))
                    .toList();
            assertThat(foreign).isEmpty();
        }
    }

    @Test
    void good_export_is_verified_with_exit_code_0() throws Exception {
        var run = jar("--policy", "policy", "--older", "older", "good");
        assertThat(run.printed).endsWith("VERIFIED\n").contains("66000 entries of hub.example/audit/2026");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void edited_export_is_refused_with_exit_code_4() throws Exception {
        var run = jar("--policy", "policy", "edited");
        assertThat(run.printed).contains("entry 25607 is not the entry");
        assertThat(run.exitCode).isEqualTo(4);
    }

    @Test
    void log_rebuilt_with_the_key_is_refused_with_exit_code_5_or_6() throws Exception {
        String key = SampleLog.KEY.key().toString();
        assertThat(jar("--key", key, "rebuilt-with-the-key").exitCode).isZero();
        assertThat(jar("--key", key, "--older", "older", "rebuilt-with-the-key").exitCode)
                .isEqualTo(5);
        assertThat(jar("--policy", "policy", "rebuilt-with-the-key").exitCode).isEqualTo(6);
    }

    @Test
    void wrong_command_line_is_exit_code_2_and_a_wrong_key_3() throws Exception {
        assertThat(jar("good").exitCode).isEqualTo(2);
        assertThat(jar("--key", "nonsense", "good").exitCode).isEqualTo(2);
        assertThat(jar("--key", SampleLog.POLICE.key().toString(), "good").exitCode)
                .isEqualTo(3);
    }

    private record Run(int exitCode, String printed) {}

    private static Run jar(String... options) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(java, "-jar", JAR.toAbsolutePath().toString(), "export"));
        line.addAll(List.of(options));
        var process = new ProcessBuilder(line)
                .directory(EXPORTS.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }
}
