package org.openmash.disclosure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Where each field that a decision shows stands in the rows and in the view: made once a decision, used by every read of it. */
final class ViewLayout {
    /** Groups that are one object of a case: the newest statement that says something about a field counts. */
    private static final List<String> OBJECTS = List.of("case", "subject", "adult");
    /** Fields of which every statement counts: a later concern that is silent must not hide an earlier warning. */
    private static final Set<String> ADDED_UP = Set.of(
            "case.links",
            "case.participants",
            "subject.otherNames",
            "subject.safetyInstruction",
            "subject.contactRestrictions",
            "subject.exploitation",
            "subject.parentalResponsibility",
            "subject.courtOrders",
            "subject.safeAddress",
            "subject.safeContact",
            "adult.careAndSupport",
            "adult.capacity",
            "adult.wishes");
    /** Groups that are a list of rows, with the name of the list. */
    private static final Map<String, String> LISTS = inOrder(
            "concern", "concerns",
            "rating", "ratings",
            "request", "requests",
            "decision", "decisions",
            "meeting", "meetings",
            "dissemination", "disseminations");

    private final Map<String, List<Slot>> objects = new LinkedHashMap<>();
    private final Map<String, List<Slot>> lists = new LinkedHashMap<>();
    private final List<Slot> household;
    private final List<Slot> items = new ArrayList<>();
    private final ArrayNode withheld;

    /**
     * One field shown.
     *
     * @param key its key in the view
     * @param name its name, by which rows hold it
     * @param tables the tables it is read from, in the order in which their values count
     * @param addedUp whether every statement counts, not only the newest
     */
    record Slot(String key, String name, List<String> tables, boolean addedUp) {
        static Slot of(CaseField field) {
            var tables = Column.LOCATION.contains(field.name())
                    ? List.of("location_safe", "location_open")
                    : List.of(Column.of(field).table());
            return new Slot(field.key(), field.name(), tables, ADDED_UP.contains(field.name()));
        }
    }

    private ViewLayout(Decision decision) {
        OBJECTS.forEach(group -> objects.put(group, slots(decision, group::equals)));
        LISTS.forEach((group, name) -> lists.put(name, slots(decision, group::equals)));
        household = slots(decision, "household"::equals);
        items.addAll(slots(decision, Column.KINDS::contains));
        withheld = DisclosedView.withheld(decision, field -> true);
    }

    static ViewLayout of(Decision decision) {
        return new ViewLayout(decision);
    }

    Map<String, List<Slot>> objects() {
        return objects;
    }

    List<Slot> household() {
        return household;
    }

    Map<String, List<Slot>> lists() {
        return lists;
    }

    /** The fields that items of agencies are filed under. */
    List<Slot> items() {
        return items;
    }

    /** What every view under the decision says of the fields it withholds; shared, so never to be changed. */
    ArrayNode withheld() {
        return withheld;
    }

    private static List<Slot> slots(Decision decision, Predicate<String> group) {
        return decision.shown().stream()
                .filter(field -> group.test(field.group()))
                .map(Slot::of)
                .toList();
    }

    private static Map<String, String> inOrder(String... groupsAndNames) {
        Map<String, String> lists = new LinkedHashMap<>();
        for (int i = 0; i < groupsAndNames.length; i += 2) {
            lists.put(groupsAndNames[i], groupsAndNames[i + 1]);
        }
        return lists;
    }
}
