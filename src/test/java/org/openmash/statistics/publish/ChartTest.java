package org.openmash.statistics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureTable;
import org.openmash.statistics.measure.SampleMeasures;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class ChartTest {

    static Stream<MeasureTable> measures() {
        return SampleMeasures.all().stream();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void svg_carries_its_title_its_description_and_its_origin_as_text(MeasureTable measure)
            throws IOException, SAXException, ParserConfigurationException {
        var svg = parse(Charts.of(measure).svg());
        Element root = svg.getDocumentElement();
        var text = root.getTextContent().replaceAll("\\s+", " ");

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).contains(measure.title());
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).contains("Highest: ", "Lowest: ");
        assertThat(text).contains("cube version 1", "epsilon 100000", measure.period());
    }

    @Test
    void png_carries_its_description() throws IOException {
        var chart = Charts.of(SampleMeasures.named("flow"));
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(chart.png())));
        var texts = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
        var entries = texts.getElementsByTagName("iTXtEntry");

        assertThat(IntStream.range(0, entries.getLength())
                        .mapToObj(i -> ((Element) entries.item(i)).getAttribute("text")))
                .contains(chart.title(), chart.alternative());
    }

    @Test
    void series_are_told_apart_without_colour() {
        Set<String> signs = new HashSet<>();
        for (int series = 0; series < 4; series++) {
            var line = Marks.line(series).getDashArray();
            signs.add(Marks.shape(series).getClass() + "" + Marks.shape(series).getBounds2D() + Marks.isFilled(series)
                    + java.util.Arrays.toString(line));
        }

        assertThat(signs).hasSize(4);
    }

    @Test
    void same_chart_is_drawn_byte_for_byte_again() {
        var measure = SampleMeasures.named("timeliness");

        assertThat(Charts.of(measure).png()).isEqualTo(Charts.of(measure).png());
        assertThat(Charts.of(measure).svg()).isEqualTo(Charts.of(measure).svg());
    }

    @Test
    void figures_stand_in_the_fields_of_a_grid() throws IOException, SAXException, ParserConfigurationException {
        var table = PublishedTable.of(SampleMeasures.cube("flow").whole());
        var text = parse(Charts.of(table).svg()).getDocumentElement().getTextContent();

        assertThat(text).contains("60", "Child protection plan");
    }

    @Test
    void sum_of_a_whole_table_has_a_chart() throws IOException {
        var margin = SampleMeasures.cube("flow").margin(Set.of(), Map.of());
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(Charts.of(PublishedTable.of(margin)).png()));

        assertThat(image.getWidth()).isPositive();
    }

    /** Where no mark is drawn, nobody should take the lowest that is shown for the lowest of all. */
    @Test
    void description_counts_the_figures_that_are_hidden() {
        var measure = SampleMeasures.named("demand");
        long hidden = measure.rows().stream().filter(row -> row.value() == null).count();

        assertThat(hidden).isPositive();
        assertThat(Charts.of(measure).alternative()).contains("fewer than 10 and hidden: " + hidden + ".");
        assertThat(Charts.of(SampleMeasures.named("flow")).alternative()).doesNotContain("hidden");
    }

    /** The first quarter of all has nothing to compare with. */
    @Test
    void measure_without_rows_has_a_chart_that_says_so() {
        var first = SampleMeasures.named("change");
        var empty = new MeasureTable(
                first.name(),
                first.title(),
                first.period(),
                first.unit(),
                1,
                first.error(),
                first.sources(),
                first.keys(),
                java.util.List.of());
        var chart = Charts.of(empty);

        assertThat(chart.alternative()).contains("0 figures");
        assertThat(chart.svg()).isNotEmpty();
    }

    private static Document parse(byte[] svg) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
