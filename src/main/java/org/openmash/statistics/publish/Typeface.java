package org.openmash.statistics.publish;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one typeface of charts and bulletin, from a library and not from the machine: the same picture everywhere. */
final class Typeface {
    /** Liberation Sans (SIL Open Font License 1.1), as it comes with PDFBox. */
    static final String NAME = "Liberation Sans";

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final Font REGULAR = regular();

    private Typeface() {}

    /** The font in that size, in points. */
    static Font size(float points) {
        return REGULAR.deriveFont(points);
    }

    /** The font's file. */
    static InputStream file() {
        return Objects.requireNonNull(
                Typeface.class.getResourceAsStream(FILE), "the typeface is not on the class path");
    }

    private static Font regular() {
        try (var file = file()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the typeface cannot be used", e);
        }
    }
}
