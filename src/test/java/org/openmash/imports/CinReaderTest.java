package org.openmash.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.openmash.imports.CinReturns.CHILD;
import static org.openmash.imports.CinReturns.HEADER;
import static org.openmash.imports.CinReturns.child;
import static org.openmash.imports.CinReturns.readAll;
import static org.openmash.imports.CinReturns.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CinReaderTest {

    @Test
    void every_value_is_read_where_it_belongs() {
        var child = child(CHILD);

        assertThat(child.position()).isEqualTo(1);
        assertThat(child.identifiers().localId()).isEqualTo("SYN1");
        assertThat(child.identifiers().birthDate()).isEqualTo(new CinDate("2012-11-04", LocalDate.of(2012, 11, 4)));
        assertThat(child.disabilities()).containsExactly("AUT");
        var episode = child.episodes().get(0);
        assertThat(episode.closureReason()).isEqualTo("RC7");
        assertThat(episode.assessments())
                .singleElement()
                .satisfies(assessment -> assertThat(assessment.factors()).containsExactly("16A", "18C"));
        assertThat(episode.plans()).containsExactly(new CinPlan(CinDate.of("2025-12-15"), CinDate.of("2026-02-27")));
        assertThat(episode.enquiries()).singleElement().satisfies(enquiry -> {
            assertThat(enquiry.conferenceTarget()).isEqualTo(CinDate.of("2025-05-29"));
            assertThat(enquiry.isOpen()).isFalse();
        });
        assertThat(episode.protectionPlans())
                .containsExactly(new CinProtectionPlan(
                        CinDate.of("2025-05-28"),
                        CinDate.of("2025-12-15"),
                        "NEG",
                        "EMO",
                        "0",
                        List.of(CinDate.of("2025-08-20"))));
        assertThat(child.issues()).isEmpty();
        assertThat(child.unrecognised()).isEmpty();
    }

    @Test
    void header_says_whose_return_it_is_and_of_which_year() {
        try (var reader = new CinReader(CinReturns.of())) {
            assertThat(reader.header().source().authority()).isEqualTo("201");
            assertThat(CensusYear.of(reader.header()))
                    .isEqualTo(new CensusYear(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 3, 31)));
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void children_come_in_order_and_one_at_a_time() {
        try (var reader = new CinReader(CinReturns.of(CHILD, CHILD.replace("SYN1", "SYN2")))) {
            assertThat(reader.next().orElseThrow().identifiers().localId()).isEqualTo("SYN1");
            assertThat(reader.next().orElseThrow().position()).isEqualTo(2);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void namespaces_are_accepted() {
        var text = "<c:Message xmlns:c='urn:example:cin'>" + HEADER + "<c:Children>"
                + CHILD.replaceAll("<(/?)(\\w)", "<$1c:$2") + "</c:Children></c:Message>";
        try (var reader = new CinReader(xml(text))) {
            assertThat(readAll(reader))
                    .singleElement()
                    .satisfies(
                            child -> assertThat(child.identifiers().localId()).isEqualTo("SYN1"));
        }
    }

    @Test
    void character_data_comments_and_entities_of_xml_are_text() {
        var child = child(CHILD.replace("SYN1", "S<![CDATA[Y]]><!-- no -->N&#49;&amp;"));
        assertThat(child.identifiers().localId()).isEqualTo("SYN1&");
    }

    @Test
    void what_is_not_known_is_reported_once_a_block_and_kept_leaf_by_leaf() {
        var child = child(
                CHILD.replace("<ReferralNFA>", "<New a='1'><One>x</One>between<Two/><Two>y</Two></New><ReferralNFA>"));

        assertThat(child.issues())
                .extracting(CinIssue::rule, CinIssue::module, CinIssue::field)
                .containsExactly(tuple("UNRECOGNISED", "CINdetails", "New"));
        assertThat(child.unrecognised())
                .containsExactly(
                        new CinUnrecognised("CINdetails/New/text()", "between"),
                        new CinUnrecognised("CINdetails/New/@a", "1"),
                        new CinUnrecognised("CINdetails/New/One", "x"),
                        new CinUnrecognised("CINdetails/New/Two", ""),
                        new CinUnrecognised("CINdetails/New/Two[2]", "y"));
    }

    @Test
    void second_value_where_one_is_expected_is_kept_aside() {
        var child = child(CHILD.replace("<Sex>M</Sex>", "<Sex>M</Sex><Sex>F</Sex>"));
        assertThat(child.identifiers().sex()).isEqualTo("M");
        assertThat(child.unrecognised()).containsExactly(new CinUnrecognised("ChildIdentifiers/Sex[2]", "F"));
    }

    @Test
    void what_stands_inside_a_value_is_kept_aside() {
        var child = child(CHILD.replace("<Sex>M</Sex>", "<Sex>M<Why>z</Why></Sex>"));
        assertThat(child.identifiers().sex()).isEqualTo("M");
        assertThat(child.unrecognised()).containsExactly(new CinUnrecognised("ChildIdentifiers/Sex/Why", "z"));
    }

    @Test
    void what_stands_outside_the_children_is_kept_aside() {
        var text = "<Message>" + HEADER + "<Extra><A>1</A></Extra><Children>" + CHILD
                + "<Other>2</Other></Children>tail</Message>";
        try (var reader = new CinReader(xml(text))) {
            assertThat(readAll(reader)).hasSize(1);
            assertThat(reader.unrecognised())
                    .containsExactly(
                            new CinUnrecognised("Extra/A", "1"),
                            new CinUnrecognised("Other", "2"),
                            new CinUnrecognised("text()", "tail"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/05/2025", "2025-02-30", "2025-5-6", "+99999-01-01", "soon"})
    void text_that_is_no_day_is_kept_as_received_and_reported(String text) {
        var child = child(CHILD.replace("<CINreferralDate>2025-05-06", "<CINreferralDate>" + text));

        assertThat(child.episodes().get(0).referralDate()).isEqualTo(new CinDate(text, null));
        assertThat(CinReturns.issuesOf(CHILD.replace("<CINreferralDate>2025-05-06", "<CINreferralDate>" + text)))
                .containsExactly(new CinIssue(
                        "NOT_A_DATE",
                        "CINdetails",
                        "CINreferralDate",
                        "CINdetails/CINreferralDate: This is not a day written as in 2026-03-31. It is kept as"
                                + " received."));
    }

    @Test
    void older_returns_give_each_review_a_block() {
        var child = child(
                CHILD.replace("</Reviews>", "</Reviews><Reviews><CPPreviewDate>2025-11-01</CPPreviewDate></Reviews>"));
        assertThat(child.episodes().get(0).protectionPlans().get(0).reviews())
                .containsExactly(CinDate.of("2025-08-20"), CinDate.of("2025-11-01"));
    }

    @Test
    void children_before_malformed_xml_stay_readable() {
        var broken = xml("<Message>" + HEADER + "<Children>\n" + CHILD + "<Child><ChildIdentifiers></Child>");
        try (var reader = new CinReader(broken)) {
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            CinFormatException.class,
                            failure -> assertThat(failure.line()).isEqualTo((int)
                                    (HEADER.lines().count() + CHILD.lines().count() + 2)))
                    .hasMessageMatching(
                            "Line \\d+: the XML is not well formed, so nothing after this place could be read\\.");
            assertThatThrownBy(reader::next).isInstanceOf(CinFormatException.class);
        }
    }

    @Test
    void file_that_ends_too_early_is_never_taken_as_complete() {
        try (var reader = new CinReader(xml("<Message>" + HEADER + "<Children>" + CHILD + "</Children>"))) {
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(reader::next).isInstanceOf(CinFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<Message/>",
                "<Other/>",
                "<Message><Children/></Message>",
                "<Message>text</Message>",
                "<Message><Header/></Message>",
                "<Message><Header><CollectionDetails><Collection>CLA</Collection></CollectionDetails></Header>",
                "{\"Message\":1}",
            })
    void file_that_is_no_children_in_need_return_is_refused(String text) {
        assertThatThrownBy(() -> new CinReader(xml(text))).isInstanceOf(CinFormatException.class);
    }

    @Test
    void external_entity_is_refused_and_never_opened(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "the-secret");
        var text = "<!DOCTYPE Message [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><Message>" + HEADER + "<Children>"
                + CHILD.replace("SYN1", "&e;") + "</Children></Message>";
        assertThatThrownBy(() -> new CinReader(xml(text)))
                .isInstanceOf(CinFormatException.class)
                .hasMessageContaining("DOCTYPE")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Message>",
                "<!DOCTYPE Message SYSTEM 'http://127.0.0.1:9/cin.dtd'>",
                "<!DOCTYPE Message [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>",
            })
    void document_type_is_refused(String type) {
        var laughs =
                type + "<Message>" + HEADER + "<Children>" + CHILD.replace("SYN1", "&c;") + "</Children></Message>";
        assertThatThrownBy(() -> new CinReader(xml(laughs)))
                .isInstanceOf(CinFormatException.class)
                .hasMessage("Line 1: the file has a document type (DOCTYPE), which is not accepted.");
    }

    @Test
    void entity_without_a_declaration_is_refused() {
        try (var reader = new CinReader(CinReturns.of(CHILD.replace("SYN1", "&e;")))) {
            assertThatThrownBy(reader::next).isInstanceOf(CinFormatException.class);
        }
    }

    @Test
    void text_beyond_the_limit_is_refused() {
        var longest = "x".repeat(CinElementReader.LONGEST_TEXT);
        assertThat(child(CHILD.replace("SYN1", longest)).identifiers().localId())
                .isEqualTo(longest);
        assertRefused(CHILD.replace("SYN1", longest + "x"), "a text is longer than 4000 characters");
        assertRefused(CHILD.replace("<Sex>", "<Sex a='" + longest + "x'>"), "a text is longer than 4000 characters");
    }

    @Test
    void name_beyond_the_limit_is_refused() {
        var name = "n".repeat(CinElementReader.LONGEST_NAME + 1);
        assertRefused(CHILD.replace("<Sex>", "<" + name + "/><Sex>"), "a name is longer than 100 characters");
        assertRefused(CHILD.replace("<Sex>", "<Sex " + name + "='1'>"), "a name is longer than 100 characters");
    }

    @Test
    void nesting_beyond_the_limit_is_refused() {
        var deep = "<a>".repeat(100_000);
        assertRefused(CHILD.replace("<Sex>", deep), "elements are nested more than 20 deep");
    }

    @Test
    void record_beyond_the_limit_of_elements_is_refused() {
        assertRefused(CHILD.replace("<Sex>", "<a/>".repeat(5_000) + "<Sex>"), "one record has more than 5000 elements");
        var outside = "<Message>" + HEADER + "<a/>".repeat(1_001) + "</Message>";
        try (var reader = new CinReader(xml(outside))) {
            assertThatThrownBy(reader::next).isInstanceOf(CinFormatException.class);
        }
    }

    @Test
    void failure_of_the_stream_is_not_taken_for_bad_xml() {
        var parts = Stream.concat(Stream.of("<Message>" + HEADER + "<Children>"), Stream.generate(() -> CHILD));
        try (var reader = new CinReader(new Parts(parts.limit(10), new IOException("connection reset")))) {
            assertThatThrownBy(() -> readAll(reader)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void hundred_thousand_children_stream_in_flat_memory() {
        var start = Stream.of("<Message>" + HEADER + "<Children>");
        var children = IntStream.range(0, 100_000).mapToObj(number -> CHILD.replace("SYN1", "SYN" + number));
        var parts = Stream.concat(Stream.concat(start, children), Stream.of("</Children></Message>"));
        try (var reader = new CinReader(new Parts(parts, null))) {
            long before = used();
            int count = 0;
            while (reader.next().isPresent()) {
                count++;
            }
            assertThat(count).isEqualTo(100_000);
            assertThat(used() - before).as("bytes held after 100,000 children").isLessThan(8_000_000);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void assertRefused(String record, String why) {
        try (var reader = new CinReader(CinReturns.of(record))) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(CinFormatException.class)
                    .hasMessageContaining(why);
        }
    }

    /** A stream made while it is read, one part after the other; it may fail where it should end. */
    private static final class Parts extends InputStream {
        private final Iterator<String> parts;
        private final @Nullable IOException failure;
        private InputStream part = nullInputStream();

        Parts(Stream<String> parts, @Nullable IOException failure) {
            this.parts = parts.iterator();
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = part.read(into, offset, length);
            while (count < 0 && parts.hasNext()) {
                part = xml(parts.next());
                count = part.read(into, offset, length);
            }
            if (count < 0 && failure != null) {
                throw failure;
            }
            return count;
        }
    }
}
