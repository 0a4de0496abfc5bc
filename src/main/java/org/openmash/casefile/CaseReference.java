package org.openmash.casefile;

import java.security.SecureRandom;

/**
 * A reference people can read out: eight random characters and a check character, such as {@code 7KQX-2M9D-4}. Random, so
 * that one reference tells nothing of another; without 0, 1, I, O and U. The check character is a sum of the places' values
 * with the weights 1 to 8 modulo 31: as 31 is prime, it finds any one wrong character and any two swapped.
 */
public final class CaseReference {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CaseReference() {}

    /** A new reference. */
    public static String random() {
        var characters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            characters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return "%s-%s-%s".formatted(characters.substring(0, 4), characters.substring(4), check(characters));
    }

    /** True when the check character fits. */
    public static boolean isValid(String reference) {
        if (!reference.matches("[%1$s]{4}-[%1$s]{4}-[%1$s]".formatted(ALPHABET))) {
            return false;
        }
        return reference.charAt(10) == check(reference.substring(0, 4) + reference.substring(5, 9));
    }

    private static char check(CharSequence characters) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += (i + 1) * ALPHABET.indexOf(characters.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }
}
