package org.openmash.statistics.publish;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A chart, ready to be drawn.
 *
 * @param drawing what is drawn
 * @param width in pixels
 * @param height in pixels
 * @param title what it shows
 * @param alternative what it says, for those who cannot see it (WCAG 2.2, 1.1.1)
 */
record Chart(JFreeChart drawing, int width, int height, String title, String alternative) {
    private static final String SVG = "http://www.w3.org/2000/svg";
    /** Pixels a unit: 257 dots an inch across a page. */
    private static final double SCREEN = 2;
    /** 193 dots an inch: a page of print takes half the time to draw. */
    private static final double PRINT = 1.5;

    static {
        // Else text that stands upright is drawn as outlines, which no screen reader reads.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    /** As SVG 1.1 with a title and a description; text stays text. */
    byte[] svg() {
        try {
            var document = emptySvg();
            var graphics = new SVGGraphics2D(document);
            drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
            var root = graphics.getRoot();
            describe(document, root);
            var written = new StringWriter();
            graphics.stream(root, written, false, false);
            // Where the typeface is not at hand a similar one is better than a serif.
            return written.toString()
                    .replace("'" + Typeface.NAME + "'", Typeface.NAME + ", Arial, Helvetica, sans-serif")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As PNG. */
    byte[] png() {
        return png(SCREEN);
    }

    /** As PNG for a page of a paper. */
    byte[] printedPng() {
        return png(PRINT);
    }

    private byte[] png(double scale) {
        var image = new BufferedImage((int) (scale * width), (int) (scale * height), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.scale(scale, scale);
        drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.dispose();
        return PngWithText.bytes(image, title, alternative);
    }

    private void describe(Document document, Element root) {
        root.setAttribute("width", Integer.toString(width));
        root.setAttribute("height", Integer.toString(height));
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-label", title + ". " + alternative);
        root.insertBefore(element(document, "desc", alternative), root.getFirstChild());
        root.insertBefore(element(document, "title", title), root.getFirstChild());
    }

    private static Element element(Document document, String name, String text) {
        var element = document.createElementNS(SVG, name);
        element.setTextContent(text);
        return element;
    }

    private static Document emptySvg() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
