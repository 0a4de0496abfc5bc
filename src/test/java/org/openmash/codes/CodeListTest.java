package org.openmash.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListTest {
    @ParameterizedTest
    @CsvSource({
        "abuse-category, 5",
        "adult-abuse-category, 11",
        "assessment-factor, 44",
        "brag-rating, 4",
        "closure-reason, 9",
        "contact-type, 17",
        "disability, 13",
        "emergency-reason, 5",
        "ethnicity, 20",
        "event-type, 23",
        "information-grading, 10",
        "lawful-basis, 23",
        "level-of-need, 4",
        "local-authority, 153",
        "marac-criteria, 5",
        "outcome, 62",
        "police-force, 44",
        "prevent-concern-type, 13",
        "primary-need, 10",
        "purpose, 20",
        "referral-source, 22",
        "request-state, 8",
        "safety-instruction, 8",
        "sex, 3",
        "upn-unknown, 7",
        "worker-safety, 6"
    })
    void every_bundled_list_loads_complete(String name, int size) {
        assertThat(CodeList.load(name).codes()).hasSize(size);
    }

    @Test
    void every_bundled_list_is_sound() throws Exception {
        var folder = Path.of(
                Objects.requireNonNull(CodeList.class.getResource("/codes")).toURI());
        try (var files = Files.list(folder)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".csv"))
                    .map(file -> file.substring(0, file.length() - 4))
                    .toList();
            assertThat(names).hasSize(27).allSatisfy(CodeList::load);
        }
    }

    @Test
    void row_gives_its_columns_by_name() {
        assertThat(CodeList.load("referral-source").row("2A"))
                .contains(Map.of("code", "2A", "label", "School", "agency_sector", "school"));
    }

    @Test
    void quoted_commas_stay_in_the_label_and_empty_cells_are_empty_text() {
        assertThat(CodeList.load("brag-rating").row("BLUE"))
                .hasValueSatisfying(blue -> assertThat(blue)
                        .containsEntry("label", "Level 1: advice only, no rating clock")
                        .containsEntry("default_hours", ""));
    }

    @Test
    void codes_keep_the_order_of_the_file() {
        assertThat(CodeList.load("level-of-need").codes()).containsExactly("1", "2", "3", "4");
        assertThat(CodeList.load("sex").codes()).containsExactly("F", "M", "U");
    }

    @Test
    void code_is_known_only_as_it_is_spelt() {
        var sources = CodeList.load("referral-source");

        assertThat(sources.contains("5D")).isTrue();
        assertThat(sources.contains("5d")).isFalse();
        assertThat(sources.contains("")).isFalse();
        assertThat(sources.row("5E")).isEmpty();
    }

    @Test
    void code_that_is_unique_only_within_a_stage_is_known_with_it() {
        var outcomes = CodeList.load("outcome");

        assertThat(outcomes.contains("DECISION:NFA")).isTrue();
        assertThat(outcomes.contains("ICPC:SIGNPOSTED")).isFalse();
        assertThat(outcomes.contains("NFA")).isFalse();
        assertThat(CodeList.load("information-grading").row("SOURCE:2"))
                .hasValueSatisfying(row -> assertThat(row).containsEntry("label", "Untested"));
    }

    @Test
    void local_authority_is_known_by_its_dfe_code() {
        assertThat(CodeList.load("local-authority").row("204"))
                .hasValueSatisfying(row -> assertThat(row).containsEntry("name", "Hackney"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-such-list", "", "Sex", "sex.csv", "../calendar/bank-holidays-england-and-wales", "codes/sex"
            })
    void unknown_list_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeList.load(name))
                .withMessageContaining("no code list");
    }

    @Test
    void repeated_code_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> parse("code,label\nA,one\nB,two\nA,three\n"))
                .withMessage("Code list sample: row 3 repeats a code");
        assertThatIllegalStateException().isThrownBy(() -> parse("stage,code,label\nS,A,one\nS,A,two\n"));
    }

    @Test
    void same_code_in_two_stages_is_two_codes() throws IOException {
        assertThat(parse("stage,code,label\nS,A,one\nT,A,two\n").codes()).containsExactly("S:A", "T:A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,label\nA\n",
                "code,label\nA,one,more\n",
                "code,label\nA,one\n\n",
                "code,label\n,one\n",
                "stage,code,label\nS,,one\n",
                "code,label\n"
            })
    void unsound_file_is_refused(String csv) {
        assertThatIllegalStateException().isThrownBy(() -> parse(csv)).withMessageStartingWith("Code list sample");
    }

    @Test
    void nothing_can_be_added() throws IOException {
        var list = parse("code,label\nA,one\n");

        assertThatThrownBy(() -> list.codes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.row("A").orElseThrow().put("label", "other"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static CodeList parse(String csv) throws IOException {
        return CodeList.parse("sample", new StringReader(csv));
    }
}
