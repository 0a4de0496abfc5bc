package org.openmash.imports;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML of a return, one event at a time. There is no document type and so no entity: a file with one is refused
 * before anything of it is used. Namespaces are accepted and not looked at.
 */
final class CinXml implements AutoCloseable {
    private final XMLStreamReader xml;

    CinXml(InputStream in) {
        try {
            xml = factory().createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** The next event, as in {@link javax.xml.stream.XMLStreamConstants}; after the end it stays the end. */
    int next() {
        try {
            int event = xml.getEventType() == END_DOCUMENT ? END_DOCUMENT : xml.next();
            if (event == DTD) {
                throw refused("the file has a document type (DOCTYPE), which is not accepted");
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** The name of the element that starts here, without namespace. */
    String name() {
        return xml.getLocalName();
    }

    /** The text of this event. */
    String text() {
        return xml.getText();
    }

    /** Where the attributes of the element that starts here can be asked for. */
    XMLStreamReader attributes() {
        return xml;
    }

    /** An exception that names the line reached. */
    CinFormatException refused(String detail) {
        return new CinFormatException(Math.max(1, xml.getLocation().getLineNumber()), detail + ".");
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static XMLInputFactory factory() {
        // the JDK's own, whatever else is on the class path: the tests know how that one behaves
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static RuntimeException failure(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException io && !(io instanceof CharConversionException)) {
            return new UncheckedIOException(io);
        }
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        return new CinFormatException(line, "the XML is not well formed, so nothing after this place could be read.");
    }
}
