package org.openmash.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One JSON text a line. */
final class NdjsonWriter implements ExportWriter {
    private final OutputStream out;
    private final ObjectMapper json;

    NdjsonWriter(OutputStream out, ObjectMapper json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void write(List<EntryView> page) throws IOException {
        for (var entry : page) {
            out.write(json.writeValueAsBytes(entry));
            out.write('\n');
        }
    }

    @Override
    public void end() {
        // the last line is a line like the others
    }
}
