package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

/** Published statistics as a chart, {@code png}. */
@Provider
@Produces(Formats.PNG)
class PngWriter extends PublicationWriter {
    private final ChartFiles files;

    PngWriter(ChartFiles files) {
        super(TABLES, ".png");
        this.files = files;
    }

    @Override
    byte[] bytes(Object publication) {
        return files.png(publication);
    }
}
