package org.openmash.person;

import java.util.stream.Collectors;

/**
 * Identifiers as people write them, brought to one spelling (a rule of this project: trim, upper case, drop inner
 * spaces).
 *
 * <p>Only the letters a-z are raised: full Unicode rules would turn other characters into A-Z and let a look-alike
 * through.
 */
final class Written {
    private Written() {}

    /** Without outer white space, in upper case. */
    static String trimmed(String raw) {
        return raw.strip()
                .chars()
                .map(Written::raised)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** As {@link #trimmed}, and without the spaces used to group characters in print. */
    static String closedUp(String raw) {
        return trimmed(raw).replace(" ", "");
    }

    private static int raised(int character) {
        return 'a' <= character && character <= 'z' ? character - 'a' + 'A' : character;
    }
}
