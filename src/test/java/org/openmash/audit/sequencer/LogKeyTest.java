package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.ops.RiskySetting;

class LogKeyTest {
    private static final String ORIGIN = "hub.example/audit/2026";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------"})
    void key_that_only_its_owner_reads_is_taken(String permissions) throws IOException {
        assertThat(LogKey.read(file(ORIGIN, permissions), false, List.of()).origin())
                .isEqualTo(ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r-----", "r-----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
    void key_that_others_can_read_or_change_is_refused(String permissions) throws IOException {
        var file = file(ORIGIN, permissions);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> LogKey.read(file, false, List.of()))
                .withMessageContaining("by others");
    }

    @Test
    void group_may_read_only_where_it_was_said() throws IOException {
        assertThat(LogKey.read(file(ORIGIN, "r--r-----"), true, List.of()).origin())
                .isEqualTo(ORIGIN);
        var writable = file(ORIGIN, "rw-rw----");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> LogKey.read(writable, true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "PRIVATE+KEY+hub.example+00000000+AAAA"})
    void what_is_no_key_is_refused_without_showing_it(String content) throws IOException {
        var file = file(ORIGIN, "rw-------");
        Files.writeString(file, content);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> LogKey.read(file, false, List.of()))
                .withMessageNotContaining("secret")
                .withMessageNotContaining("AAAA");
    }

    @Test
    void key_of_a_witness_or_a_former_key_of_another_log_is_refused() throws IOException {
        var witness = folder.resolve("witness");
        Files.createFile(witness, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(witness, NoteSigner.generate(ORIGIN, SignatureType.COSIGNATURE));
        var foreign = NoteSigner.parse(NoteSigner.generate("other.example", SignatureType.LOG));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> LogKey.read(witness, false, List.of()));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> LogKey.read(
                        file(ORIGIN, "rw-------"), false, List.of(foreign.key().toString())));
    }

    @Test
    void production_starts_with_a_key_of_its_own_only() throws IOException {
        assertThat(risks(Optional.empty())).hasSize(1).allMatch(RiskySetting::stops);
        assertThat(risks(Optional.of(folder.resolve("none")))).hasSize(1).allMatch(RiskySetting::stops);
        assertThat(risks(Optional.of(file(ORIGIN, "r--r--r--")))).hasSize(1).allMatch(RiskySetting::stops);
        assertThat(risks(Optional.of(file("openmash.demo/audit/2026", "rw-------"))))
                .hasSize(1)
                .allMatch(risk -> risk.stops() && risk.sentence().contains("demonstration"));
        assertThat(risks(Optional.of(file(ORIGIN, "rw-------")))).isEmpty();
    }

    @Test
    void production_signs_only_where_something_outside_the_database_remembers_what_was_signed() throws IOException {
        var key = Optional.of(file(ORIGIN, "rw-------"));
        var somewhere = Optional.of(folder);

        assertThat(risks(new LogParts.Config(key, Optional.empty(), Optional.empty(), false)))
                .singleElement()
                .matches(risk -> risk.stops() && risk.toString().contains("export-directory"));
        assertThat(risks(new LogParts.Config(key, Optional.empty(), somewhere, false)))
                .isEmpty();
        assertThat(risks(new LogParts.Config(key, somewhere, Optional.empty(), true)))
                .as("a warning that it must not stay")
                .singleElement()
                .matches(risk -> !risk.stops() && risk.toString().contains("begin-export-anew"));
    }

    private List<RiskySetting> risks(Optional<Path> key) {
        return risks(new LogParts.Config(key, Optional.of(folder)));
    }

    private static List<RiskySetting> risks(SequencerConfig config) {
        return new LogKeyCheck(config, new LogKeys(config)).risks().toList();
    }

    private Path file(String origin, String permissions) throws IOException {
        var file = Files.createTempFile(folder, "key", "");
        Files.writeString(file, NoteSigner.generate(origin, SignatureType.LOG) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
