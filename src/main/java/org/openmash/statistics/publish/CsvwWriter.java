package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

/** Published statistics as {@code csv-metadata.json}. */
@Provider
@Produces(Formats.CSVW)
class CsvwWriter extends PublicationWriter {
    CsvwWriter() {
        super(TABLES, ".csv-metadata.json");
    }

    @Override
    byte[] bytes(Object publication) {
        return Csv.metadata(Tabular.of(publication));
    }
}
