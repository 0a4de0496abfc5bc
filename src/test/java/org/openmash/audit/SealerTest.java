package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final UUID CASE = UUID.fromString("018f4e5c-7f5b-7c11-9a51-0123456789ab");
    private final Sealer sealer = LogDatabase.sealer();

    @Test
    void leaf_holds_every_column_of_the_entry_and_nothing_else() {
        var entry = sealer.seal(LogDatabase.reading(CASE));

        assertThat(text(entry.leaf()))
                .matches("\\{\"action\":\"CONSULTATION\",\"agency\":\"SCH-101\",\"commitment\":\"[A-Za-z0-9+/]{43}=\","
                        + "\"id\":\"" + entry.id() + "\",\"kind\":\"ACCESS\",\"outcome\":\"PARTIAL\","
                        + "\"policyVersion\":\"sha256:[0-9a-f]{64}\",\"tier\":\"open\",\"time\":\"[-0-9T:.]+Z\"}");
    }

    @Test
    void leaf_is_canonical_json() throws IOException {
        byte[] leaf = sealer.seal(LogDatabase.reading(CASE)).leaf();

        assertThat(new JsonCanonicalizer(leaf).getEncodedUTF8()).isEqualTo(leaf);
    }

    @Test
    void leaf_names_no_person_no_case_and_no_purpose() {
        var access =
                LogDatabase.reading(CASE).reason("Because of Dilys Prothero").searched(Map.of("name", "Prothero"));

        assertThat(text(sealer.seal(access).leaf()))
                .doesNotContain(
                        "subject-1", "Nahm", CASE.toString(), "TRIAGE", "Prothero", "request-1", "GET /v1/cases/{id}");
    }

    @Test
    void commitment_opens_with_the_salt_and_the_stored_detail() throws Exception {
        var entry = sealer.seal(LogDatabase.reading(CASE));

        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(entry.salt());
        var commitment = Base64.getEncoder().encodeToString(digest.digest(entry.content()));
        assertThat(text(entry.leaf())).contains("\"commitment\":\"" + commitment + "\"");
    }

    @Test
    void equal_accesses_have_different_commitments() {
        var one = sealer.seal(LogDatabase.reading(CASE));
        var other = sealer.seal(LogDatabase.reading(CASE));

        assertThat(one.salt()).hasSize(16).isNotEqualTo(other.salt());
    }

    @Test
    void searched_terms_are_hashed_alike_for_spellings_that_mean_the_same() {
        var one = searched("Dilys  prothero ");
        var other = searched("DILYS PROTHERO");

        assertThat(one).isEqualTo(other).doesNotContainIgnoringCase("prothero");
        assertThat(searched("Dilys Protheroe")).isNotEqualTo(one);
    }

    @Test
    void short_secret_is_refused() {
        assertThatThrownBy(() -> new KeyedHash("short")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reason_that_no_database_takes_is_kept_as_far_as_it_can() {
        var entry = sealer.seal(LogDatabase.reading(CASE).reason("a\0b\uD83Dc \uD83D\uDE00"));

        assertThat(Detail.of(entry.content()).reason()).isEqualTo("a\uFFFDb\uFFFDc \uD83D\uDE00");
    }

    @Test
    void token_that_contradicts_itself_leaves_only_its_subject() {
        var entry =
                sealer.seal(Access.of(Actor.contradictory("subject-9", "request-1"), Action.CONSULTATION, "GET /v1/me")
                        .outcome(Outcome.REFUSED));

        assertThat(text(entry.leaf())).contains("\"agency\":null");
        assertThat(Detail.of(entry.content()).subject()).isEqualTo("subject-9");
        assertThat(Detail.of(entry.content()).name()).isNull();
    }

    @Test
    void id_sorts_by_time_to_the_microsecond_and_tells_the_millisecond() {
        var time = Instant.parse("2026-11-22T10:00:00.123456Z");
        var ids = List.of(EntryId.at(time), EntryId.at(time.plusNanos(1_000)), EntryId.at(time.plusMillis(1)));

        assertThat(ids).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
        assertThat(ids.get(0).version()).isEqualTo(7);
        assertThat(ids.get(0).variant()).isEqualTo(2);
        assertThat(EntryId.millisecondOf(ids.get(0))).isEqualTo("2026-11-22T10:00:00.123Z");
        assertThat(EntryId.millisecondAfter(ids.get(0))).isEqualTo("2026-11-22T10:00:00.124Z");
    }

    private String searched(String term) {
        var entry = sealer.seal(LogDatabase.reading(CASE).searched(Map.of("name", term)));
        var searched = Detail.of(entry.content()).searched();
        return String.valueOf(searched);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
