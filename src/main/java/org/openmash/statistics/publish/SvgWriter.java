package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

/** Published statistics as a chart, {@code svg}. */
@Provider
@Produces(Formats.SVG)
class SvgWriter extends PublicationWriter {
    private final ChartFiles files;

    SvgWriter(ChartFiles files) {
        super(TABLES, ".svg");
        this.files = files;
    }

    @Override
    byte[] bytes(Object publication) {
        return files.svg(publication);
    }
}
