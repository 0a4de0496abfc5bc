package org.openmash.audit;

import java.io.IOException;
import java.util.List;

/** Writes entries in one format, a page at a time. */
interface ExportWriter {
    void write(List<EntryView> page) throws IOException;

    /** Ends the document. */
    void end() throws IOException;
}
