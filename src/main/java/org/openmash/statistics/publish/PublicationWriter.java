package org.openmash.statistics.publish;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureTable;

/** Writes what is published as a file of the form asked for. */
abstract class PublicationWriter implements MessageBodyWriter<Object> {
    /** What has rows. */
    static final Set<Class<?>> TABLES = Set.of(MeasureTable.class, PublishedTable.class);

    static final Set<Class<?>> BULLETINS = Set.of(Bulletin.class);

    private final Set<Class<?>> types;
    private final String extension;

    PublicationWriter(Set<Class<?>> types, String extension) {
        this.types = types;
        this.extension = extension;
    }

    /** The whole file. */
    abstract byte[] bytes(Object publication);

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return types.contains(type);
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
        if (publication instanceof Bulletin bulletin) {
            return "bulletin-" + bulletin.period();
        }
        return publication instanceof MeasureTable measure
                ? measure.name() + "-" + measure.period()
                : ((PublishedTable) publication).table() + "-" + ((PublishedTable) publication).period();
    }
}
