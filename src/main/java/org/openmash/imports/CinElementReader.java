package org.openmash.imports;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.xml.XMLConstants;

/** Reads one element with all that is in it, within limits that no honest return comes near. */
final class CinElementReader {
    /** The longest text of one element, in characters. */
    static final int LONGEST_TEXT = 4_000;

    /** The longest name of an element or attribute, in characters. */
    static final int LONGEST_NAME = 100;

    /** The deepest nesting below the element read. */
    static final int DEEPEST = 20;

    /** The most elements and attributes in one child's record; how many children there are has no limit. */
    static final int MOST_ELEMENTS = 5_000;

    private final CinXml xml;
    private int elements;

    CinElementReader(CinXml xml) {
        this.xml = xml;
    }

    /**
     * Reads the element that has just started, to its end.
     *
     * @param path what to call it in the paths of what is in it; empty when paths begin with its children
     */
    CinElement read(String path) {
        elements = 0;
        return read(path, 0);
    }

    private CinElement read(String path, int depth) {
        if (depth > DEEPEST) {
            throw xml.refused("elements are nested more than " + DEEPEST + " deep");
        }
        count();
        var children = attributes(path);
        var text = new StringBuilder();
        var met = new HashMap<String, Integer>();
        for (int event = xml.next(); event != END_ELEMENT; event = xml.next()) {
            if (event == START_ELEMENT) {
                var name = bounded(xml.name());
                int place = met.merge(name, 1, Integer::sum);
                children.add(read(below(path, place == 1 ? name : name + "[" + place + "]"), depth + 1));
            } else if (event == CHARACTERS || event == CDATA) {
                text.append(within(xml.text(), text.length()));
            }
        }
        return new CinElement(path, text.toString().strip(), children);
    }

    private void count() {
        if (++elements > MOST_ELEMENTS) {
            throw xml.refused("one record has more than " + MOST_ELEMENTS + " elements");
        }
    }

    private List<CinElement> attributes(String path) {
        var found = new ArrayList<CinElement>();
        var here = xml.attributes();
        for (int i = 0; i < here.getAttributeCount(); i++) {
            // xsi:nil, xsi:type and schema locations speak about the XML, not about the child
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(here.getAttributeNamespace(i))) {
                count();
                var name = "@" + bounded(here.getAttributeLocalName(i));
                found.add(new CinElement(below(path, name), within(here.getAttributeValue(i), 0), List.of()));
            }
        }
        return found;
    }

    private String within(String text, int already) {
        if (already + text.length() > LONGEST_TEXT) {
            throw xml.refused("a text is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private String bounded(String name) {
        if (name.length() > LONGEST_NAME) {
            throw xml.refused("a name is longer than " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
