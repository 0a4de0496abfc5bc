package org.openmash.statistics.publish;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes a bulletin in the format asked for. */
abstract class BulletinWriter implements MessageBodyWriter<Bulletin> {
    private final String extension;

    BulletinWriter(String extension) {
        this.extension = extension;
    }

    /** The whole file. */
    abstract byte[] bytes(Bulletin bulletin);

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Bulletin.class;
    }

    @Override
    public void writeTo(
            Bulletin bulletin,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream output)
            throws IOException {
        headers.putSingle("Content-Disposition", "inline; filename=\"bulletin-" + bulletin.period() + extension + "\"");
        output.write(bytes(bulletin));
    }
}
