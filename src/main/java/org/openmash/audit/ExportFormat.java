package org.openmash.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;

/** In which form entries are exported. */
enum ExportFormat {
    /** A JSON text a line, each as the search answers it. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        ExportWriter writer(OutputStream to, ObjectMapper json) {
            return new NdjsonWriter(to, json);
        }
    },
    /** RFC 4180 with a header line; lists are joined by a space. */
    CSV("text/csv", "csv") {
        @Override
        ExportWriter writer(OutputStream to, ObjectMapper json) throws IOException {
            return new CsvWriter(to);
        }
    },
    /** A FHIR R4 Bundle of AuditEvents in the shape of IHE's Basic Audit Log Patterns. */
    FHIR("application/fhir+json", "json") {
        @Override
        ExportWriter writer(OutputStream to, ObjectMapper json) throws IOException {
            return new FhirWriter(to, json);
        }
    };

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    /** The end of the file's name. */
    String extension() {
        return extension;
    }

    abstract ExportWriter writer(OutputStream to, ObjectMapper json) throws IOException;
}
