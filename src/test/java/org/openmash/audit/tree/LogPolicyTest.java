package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogPolicyTest {
    private static final NoteSigner LOG = NoteSigner.ofSeed("hub.example/audit/2026", SignatureType.LOG, new byte[32]);
    private static final List<NoteSigner> WITNESSES =
            Stream.of("police", "health", "school").map(LogPolicyTest::witness).toList();
    private static final SignedNote NOTE = new Checkpoint(LOG.key().name(), 0, Hash.OF_NOTHING).sign(LOG);

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, true"})
    void two_of_three_agencies_are_a_quorum(int cosigned, boolean accepted) {
        var policy = policy("group agencies 2 police health school\nquorum agencies\n");
        var note = cosigned(cosigned);
        assertThat(policy.isQuorum(policy.cosigners(note))).isEqualTo(accepted);
        if (accepted) {
            assertThat(policy.open(note).origin()).isEqualTo(LOG.key().name());
        } else {
            assertThatExceptionOfType(TreeException.class).isThrownBy(() -> policy.open(note));
        }
    }

    @Test
    void one_agency_that_signs_twice_counts_once() {
        var policy = policy("group agencies 2 police health school\nquorum agencies\n");
        var police = WITNESSES.get(0);
        var twice = NOTE.with(List.of(
                police.cosign(NOTE.text(), Instant.ofEpochSecond(1)),
                police.cosign(NOTE.text(), Instant.ofEpochSecond(2))));
        assertThat(policy.isQuorum(policy.cosigners(twice))).isFalse();
    }

    @Test
    void groups_of_groups_are_counted_by_group() {
        var policy =
                policy("group law any police\ngroup care all health school\ngroup both all law care\nquorum both\n");
        assertThat(policy.isQuorum(policy.cosigners(cosigned(2)))).isFalse();
        assertThat(policy.isQuorum(policy.cosigners(cosigned(3)))).isTrue();
    }

    @Test
    void cosignature_over_another_text_spoils_the_note() {
        var policy = policy("quorum none\n");
        var note = NOTE.with(List.of(WITNESSES.get(0).cosign("another\n", Instant.EPOCH)));
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> policy.open(note));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum nobody\n",
                "quorum none\nquorum none\n",
                "group g 2 police\nquorum g\n",
                "group g 0 police\nquorum g\n",
                "group g any\nquorum g\n",
                "group g any police police\nquorum g\n",
                "group g any police\ngroup h any police\nquorum h\n",
                "group g any later\nwitness later x\nquorum g\n",
                "group police any health\nquorum none\n",
                "group none any health\nquorum none\n",
                "trust everybody\nquorum none\n",
                "witness x hub.example/audit/2026+58086451+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\nquorum none\n",
                "quorum none\r\n"
            })
    void policy_that_says_something_else_is_refused(String rest) {
        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> policy(rest));
    }

    @Test
    void wrong_line_is_named() {
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> policy("quorum nobody\n"))
                .withMessage("line 6 of the policy: nobody was not defined before");
    }

    private static SignedNote cosigned(int witnesses) {
        return NOTE.with(IntStream.range(0, witnesses)
                .mapToObj(number -> WITNESSES.get(number).cosign(NOTE.text(), Instant.EPOCH))
                .toList());
    }

    private static LogPolicy policy(String rest) {
        var lines = new StringBuilder("# the agencies of the hub\nlog\t" + LOG.key() + "\n");
        WITNESSES.forEach(witness -> lines.append("witness " + witness.key().name() + " " + witness.key() + " https://"
                + witness.key().name() + ".example/\n"));
        return LogPolicy.parse((lines + rest).getBytes(StandardCharsets.UTF_8));
    }

    private static NoteSigner witness(String name) {
        byte[] seed = new byte[32];
        seed[0] = (byte) name.charAt(0);
        return NoteSigner.ofSeed(name, SignatureType.COSIGNATURE, seed);
    }
}
