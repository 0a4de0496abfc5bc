package org.openmash.statistics.publish;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;

/** A page of XHTML as PDF, tagged for screen readers (PDF/UA). */
final class PdfPages {
    static {
        // It has handlers of its own, which write every step to the console.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private PdfPages() {}

    /**
     * The PDF.
     *
     * @param xhtml a page whose pictures are data URIs: nothing is ever fetched
     */
    static byte[] of(String xhtml) {
        var bytes = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.useFont(Typeface::file, Typeface.NAME);
            builder.useUriResolver((base, uri) -> uri.startsWith("data:") || uri.startsWith("#") ? uri : null);
            builder.withHtmlContent(xhtml, null);
            builder.toStream(bytes);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
