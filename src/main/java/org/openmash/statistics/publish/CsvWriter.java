package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

/** Published statistics as {@code csv}. */
@Provider
@Produces(Formats.CSV)
class CsvWriter extends PublicationWriter {
    CsvWriter() {
        super(TABLES, ".csv");
    }

    @Override
    byte[] bytes(Object publication) {
        return Csv.rows(Tabular.of(publication));
    }
}
