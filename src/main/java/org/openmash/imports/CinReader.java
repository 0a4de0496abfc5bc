package org.openmash.imports;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Children in Need return child by child: header first, then {@link #next} until it is empty. Never more than
 * one child is held, so a file of any length needs the same memory.
 *
 * <p>Where the file stops being readable, {@code next} throws {@link CinFormatException} in place of the child it could
 * not read, and again at every later call; the children before it are good. When the stream itself fails it throws
 * {@link java.io.UncheckedIOException}.
 *
 * <p>Format: DfE, Children in Need census, XML: a {@code Message} of one {@code Header} and the {@code Children}.
 */
final class CinReader implements AutoCloseable {
    private static final int MOST_OUTSIDE = 1_000;

    private final CinXml xml;
    private final CinElementReader elements;
    private final CinHeader header;
    private final List<CinUnrecognised> outside = new ArrayList<>();
    private boolean amongChildren;
    private int children;
    private @Nullable CinFormatException failure;

    /**
     * Starts reading; the caller closes the stream.
     *
     * @throws CinFormatException when the file is not XML, has a document type, or does not begin as a Children in Need
     *     return does
     */
    CinReader(InputStream in) {
        xml = new CinXml(in);
        elements = new CinElementReader(xml);
        header = readHeader();
    }

    CinHeader header() {
        return header;
    }

    /** The next child; empty after the last. */
    Optional<CinChild> next() {
        if (failure != null) {
            throw failure;
        }
        try {
            return read();
        } catch (CinFormatException e) {
            failure = e;
            throw e;
        }
    }

    /** What stood outside the header and the children's records; complete when {@link #next} was empty. */
    List<CinUnrecognised> unrecognised() {
        return List.copyOf(outside);
    }

    @Override
    public void close() {
        xml.close();
    }

    private Optional<CinChild> read() {
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == START_ELEMENT && amongChildren && xml.name().equals("Child")) {
                return Optional.of(CinChild.of(++children, elements.read("")));
            } else if (event == START_ELEMENT && !amongChildren && xml.name().equals("Children")) {
                amongChildren = true;
            } else if (event == START_ELEMENT) {
                elements.read(xml.name()).leaves().forEach(this::keepAside);
            } else if (event == END_ELEMENT) {
                amongChildren = false;
            } else {
                keepText(event);
            }
        }
        return Optional.empty();
    }

    private void keepText(int event) {
        if ((event == CHARACTERS || event == CDATA) && !xml.text().isBlank()) {
            keepAside(new CinUnrecognised("text()", xml.text().strip()));
        }
    }

    private void keepAside(CinUnrecognised found) {
        if (outside.size() == MOST_OUTSIDE) {
            throw xml.refused("too much stands outside the children's records");
        }
        outside.add(found);
    }

    private CinHeader readHeader() {
        expect("Message");
        expect("Header");
        var found = CinHeader.of(elements.read(""));
        if (!"CIN".equals(found.collection())) {
            throw xml.refused("the header does not say that this is a Children in Need return (Collection CIN)");
        }
        return found;
    }

    private void expect(String name) {
        int event = xml.next();
        while (event != START_ELEMENT && event != END_DOCUMENT) {
            keepText(event);
            event = xml.next();
        }
        if (event == END_DOCUMENT || !xml.name().equals(name)) {
            throw xml.refused("a Children in Need return has the element " + name + " here");
        }
    }
}
