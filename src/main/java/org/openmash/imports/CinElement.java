package org.openmash.imports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of a return as received: its own text, what is in it, and whether anybody has read it yet. What is never
 * taken is found again by {@link #leaves}, so that nothing of a return is lost.
 */
final class CinElement {
    private final String path;
    private final String name;
    private final String text;
    private final List<CinElement> children;
    private boolean taken;

    CinElement(String path, String text, List<CinElement> children) {
        this.path = path;
        this.name = nameIn(path);
        this.text = text;
        this.children = children;
    }

    private static String nameIn(String path) {
        int from = path.lastIndexOf('/') + 1;
        int bracket = path.indexOf('[', from);
        return bracket < 0 ? path.substring(from) : path.substring(from, bracket);
    }

    /** Where it stands below the element first read, for example {@code CINdetails[2]/Section47}. */
    String path() {
        return path;
    }

    String name() {
        return name;
    }

    /** The text directly in it, without outer white space; empty when there is none. */
    String text() {
        return text;
    }

    /** The elements in it that bear this name and nobody has taken; they count as taken from now on. */
    List<CinElement> takeAll(String wanted) {
        var found = untaken().filter(child -> child.name.equals(wanted)).toList();
        found.forEach(child -> child.taken = true);
        return found;
    }

    /** The first of {@link #takeAll}; the others stay. */
    Optional<CinElement> takeFirst(String wanted) {
        var found = untaken().filter(child -> child.name.equals(wanted)).findFirst();
        found.ifPresent(child -> child.taken = true);
        return found;
    }

    /** The elements in it that nobody has taken. */
    Stream<CinElement> untaken() {
        return children.stream().filter(child -> !child.taken);
    }

    /** This element and everything in it that holds text or ends a branch. */
    Stream<CinUnrecognised> leaves() {
        var below = children.stream().flatMap(CinElement::leaves);
        var own = Stream.of(new CinUnrecognised(children.isEmpty() ? path : path + "/text()", text));
        return children.isEmpty() || !text.isEmpty() ? Stream.concat(own, below) : below;
    }
}
