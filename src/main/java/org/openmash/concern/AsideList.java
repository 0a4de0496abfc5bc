package org.openmash.concern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists what was kept aside of a body, each value with the row that rules it. An unknown property has none, nor has a whole
 * person or contribution; a wrong guess would show it to the wrong people.
 */
final class AsideList {
    private static final String SAFE = "subject.safeAddress";
    /** Where a person can be found: ruled like a safe address while anybody on the case must not be (disclosure design). */
    private static final Set<String> LOCATION = Set.of(
            "subject.address",
            "subject.uprn",
            "subject.contactDetails",
            "subject.whereabouts",
            "subject.school",
            "subject.gpPractice");

    private final Set<SentValue> aside;
    private final boolean locationProtected;
    private final boolean referrerProtected;
    private final List<SetAside> listed = new ArrayList<>();

    private AsideList(Set<SentValue> aside, ConcernRequest request) {
        this.aside = aside;
        this.locationProtected = request.people().stream().anyMatch(PersonRequest::mustNotBeFound);
        this.referrerProtected = request.referrer().isProtected();
    }

    /** In the order sent; what stands within another is not listed again. */
    static List<SetAside> of(SentValue body, Set<SentValue> aside, ConcernRequest request) {
        var list = new AsideList(aside, request);
        list.collect(body, body);
        return list.listed;
    }

    /** @param within the body, or the person or contribution the value stands in */
    private void collect(SentValue value, SentValue within) {
        if (aside.contains(value)) {
            listed.add(new SetAside(value.path(), value.raw(), row(value, within)));
            return;
        }
        boolean apart = value.path().matches("(people|contributions)\\[\\d+]");
        value.children().forEach(child -> collect(child, apart ? value : within));
    }

    private @Nullable String row(SentValue value, SentValue within) {
        var path = value.path().substring(within.path().length()).replaceAll("\\[\\d+]|^\\.", "");
        if (within.path().isEmpty()) {
            boolean ofTheConcern = knows(ConcernRequest.class, path) && !path.matches("people|contributions");
            return ofTheConcern ? MatrixRows.ofConcern(path, referrerProtected) : null;
        }
        if (within.path().startsWith("people")) {
            return knows(PersonRequest.class, path) ? ofPerson(within, path) : null;
        }
        var field = text(within, "field");
        return knows(ContributionRequest.class, path) && field.isPresent()
                ? MatrixRows.ofContribution(field.get(), path)
                : null;
    }

    private @Nullable String ofPerson(SentValue person, String path) {
        var role = text(person, "role")
                .flatMap(sent -> Arrays.stream(PersonRequest.Role.values())
                        .filter(known -> known.name().equals(sent))
                        .findFirst());
        var inHousehold = text(person, "inHousehold").map(Boolean::valueOf).orElse(null);
        var row =
                role.map(known -> MatrixRows.ofPerson(known, inHousehold, path)).orElse(null);
        return row != null && locationProtected && LOCATION.contains(row) ? SAFE : row;
    }

    private Optional<String> text(SentValue object, String name) {
        return object.properties().getOrDefault(name, List.of()).stream()
                .filter(value -> !aside.contains(value) && value.kind() != SentValue.Kind.NULL)
                .map(SentValue::text)
                .findFirst();
    }

    private static boolean knows(Class<? extends Record> type, String path) {
        var names = path.split("\\.", 2);
        var property = Shape.of(type).property(names[0]);
        if (property.isEmpty() || names.length == 1) {
            return property.isPresent();
        }
        var inner = Shape.raw(
                property.get().isList()
                        ? property.get().entry()
                        : property.get().type());
        return inner.isRecord() && knows(inner.asSubclass(Record.class), names[1]);
    }
}
