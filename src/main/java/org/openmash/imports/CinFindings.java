package org.openmash.imports;

import java.util.ArrayList;
import java.util.List;

/** What came to light while a part of a return was read: what is wrong with it, and what has no place in a record. */
final class CinFindings {
    private final List<CinIssue> issues = new ArrayList<>();
    private final List<CinUnrecognised> unrecognised = new ArrayList<>();

    List<CinIssue> issues() {
        return List.copyOf(issues);
    }

    List<CinUnrecognised> unrecognised() {
        return List.copyOf(unrecognised);
    }

    /** The text of {@code element} should be a date and is none. */
    void notADate(String module, CinElement element) {
        var message = "This is not a day written as in 2026-03-31. It is kept as received.";
        issues.add(new CinIssue("NOT_A_DATE", module, element.name(), at(element) + message));
    }

    /** There is text directly in {@code element}, which should hold elements only. */
    void strayText(String module, CinElement element) {
        var message = "Text stands between the elements. It is kept aside as received.";
        issues.add(new CinIssue("STRAY_TEXT", module, "text()", at(element) + message));
        var path = element.path().isEmpty() ? "text()" : element.path() + "/text()";
        unrecognised.add(new CinUnrecognised(path, element.text()));
    }

    /** There is no place for {@code element}. */
    void unrecognised(String module, CinElement element) {
        var message = "This is not expected here. It and what is in it are kept aside as received.";
        issues.add(new CinIssue("UNRECOGNISED", module, element.name(), at(element) + message));
        element.leaves().forEach(unrecognised::add);
    }

    private static String at(CinElement element) {
        return element.path().isEmpty() ? "" : element.path() + ": ";
    }
}
