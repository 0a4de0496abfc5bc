package org.openmash.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One part of a return while it is made into a record: each value is asked for by name, and what nobody asked for is
 * kept as unrecognised.
 */
final class CinBlock {
    private final CinElement element;
    private final String module;
    private final CinFindings findings;

    /**
     * Opens a part to be read; whoever does so calls {@link #keepTheRest} afterwards.
     *
     * @param module what the part is called in issues
     * @param findings takes what is wrong or not recognised
     */
    CinBlock(CinElement element, String module, CinFindings findings) {
        this.element = element;
        this.module = module;
        this.findings = findings;
    }

    /** The text of the element with this name; null when it is missing or empty. A second one is not recognised. */
    @Nullable
    String text(String name) {
        return element.takeFirst(name).flatMap(this::value).orElse(null);
    }

    /** The text as a date; null when it is missing or empty. */
    @Nullable
    CinDate date(String name) {
        return element.takeFirst(name).flatMap(this::day).orElse(null);
    }

    /** The texts of all elements with this name that have one. */
    List<String> texts(String name) {
        return element.takeAll(name).stream()
                .flatMap(found -> value(found).stream())
                .toList();
    }

    /** The same as dates. */
    List<CinDate> dates(String name) {
        return element.takeAll(name).stream()
                .flatMap(found -> day(found).stream())
                .toList();
    }

    /** The parts with this name, each made into a record. */
    <T> List<T> parts(String name, String called, Function<CinBlock, T> of) {
        return element.takeAll(name).stream()
                .map(part -> read(part, called, of))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The first part with this name, read as if empty when it is missing. A second one is not recognised. */
    <T> T part(String name, String called, Function<CinBlock, T> of) {
        return read(element.takeFirst(name).orElseGet(() -> new CinElement(name, "", List.of())), called, of);
    }

    /** Keeps what nobody asked for; called last. */
    void keepTheRest() {
        if (!element.text().isEmpty()) {
            findings.strayText(module, element);
        }
        element.untaken().forEach(rest -> findings.unrecognised(module, rest));
    }

    private <T> T read(CinElement part, String called, Function<CinBlock, T> of) {
        var block = new CinBlock(part, called, findings);
        var made = of.apply(block);
        block.keepTheRest();
        return made;
    }

    private Optional<String> value(CinElement found) {
        found.untaken().forEach(inside -> findings.unrecognised(module, inside));
        return Optional.of(found.text()).filter(text -> !text.isEmpty());
    }

    private Optional<CinDate> day(CinElement found) {
        var date = value(found).map(CinDate::of);
        if (date.isPresent() && date.get().day() == null) {
            findings.notADate(module, found);
        }
        return date;
    }
}
