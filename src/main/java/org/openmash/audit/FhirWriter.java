package org.openmash.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A FHIR R4 Bundle of type collection. */
final class FhirWriter implements ExportWriter {
    private final JsonGenerator json;
    private boolean begun;

    FhirWriter(OutputStream out, ObjectMapper json) throws IOException {
        this.json = json.createGenerator(out);
        this.json.writeStartObject();
        this.json.writeStringField("resourceType", "Bundle");
        this.json.writeStringField("type", "collection");
    }

    @Override
    public void write(List<EntryView> page) throws IOException {
        for (var entry : page) {
            if (!begun) {
                json.writeArrayFieldStart("entry"); // FHIR knows no empty list
                begun = true;
            }
            json.writeStartObject();
            json.writeStringField("fullUrl", "urn:uuid:" + entry.id());
            json.writePOJOField("resource", AuditEvent.of(entry));
            json.writeEndObject();
        }
    }

    @Override
    public void end() throws IOException {
        if (begun) {
            json.writeEndArray();
        }
        json.writeEndObject();
        json.flush();
    }
}
