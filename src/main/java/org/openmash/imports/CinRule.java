package org.openmash.imports;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One rule of DfE's about one kind of thing in a return.
 *
 * @param number DfE's number, with a Q when it only asks
 * @param message what is wrong when it is broken, as a sentence
 * @param broken whether the thing breaks it
 * @param fields the fields to look at, of {@link CinFields}; each gives an issue
 */
record CinRule<T>(String number, String message, Predicate<T> broken, List<String> fields) {
    static <T> CinRule<T> rule(String number, String message, Predicate<T> broken, String... fields) {
        return new CinRule<>(number, message, broken, List.of(fields));
    }

    /**
     * The issues of one thing, none when it keeps the rule.
     *
     * @param where begins the message, for example {@code "Referral 1, assessment 2: "}; may be empty
     */
    Stream<CinIssue> check(T thing, String where) {
        return broken.test(thing)
                ? fields.stream().map(field -> CinIssue.of(number, field, where + message))
                : Stream.empty();
    }
}
