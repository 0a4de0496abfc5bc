package org.openmash.statistics.publish;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureTable;

/** Writes a published table or a measure in the format asked for. */
abstract class PublicationWriter implements MessageBodyWriter<Object> {
    private final String extension;

    PublicationWriter(String extension) {
        this.extension = extension;
    }

    /** The whole file. */
    abstract byte[] bytes(Object publication);

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == MeasureTable.class || type == PublishedTable.class;
    }

    @Override
    public void writeTo(
            Object publication,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream output)
            throws IOException {
        headers.putSingle("Content-Disposition", "inline; filename=\"" + name(publication) + extension + "\"");
        output.write(bytes(publication));
    }

    private static String name(Object publication) {
        return publication instanceof MeasureTable measure
                ? measure.name() + "-" + measure.period()
                : ((PublishedTable) publication).table() + "-" + ((PublishedTable) publication).period();
    }
}
