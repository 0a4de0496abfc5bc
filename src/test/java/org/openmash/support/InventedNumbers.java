package org.openmash.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Identifiers that were never issued and yet are valid by their algorithms; each is given once. The algorithms are
 * written out here a second time, so that a slip in the product's own shows.
 */
final class InventedNumbers {
    /** NHS numbers of the 999 range below this serial are the sample's; those above are left for the demonstration. */
    static final int NHS_SERIALS = 800_000;

    /** Has no factor in common with the number of serials, so that each comes up once. */
    private static final int STRIDE = 314_159;

    private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final String PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";
    private static final String NI_FIRST = "ABCEHJLMPRSTWXY";
    private static final String NI_SECOND = "ABCEHJLMPRSTWXY";
    /** Listed by DfE; no school has the number 9999. */
    private static final List<String> AUTHORITIES =
            List.of("330", "352", "383", "801", "855", "873", "908", "926", "936", "941");

    private final int start;
    private int nhs;
    private int upns;
    private int ulns;
    private int pncs;
    private int nis;

    InventedNumbers(long seed) {
        start = (int) Math.floorMod(seed * STRIDE, (long) NHS_SERIALS);
        upns = start;
    }

    /** The next NHS number; empty when all are given. */
    Optional<String> nhsNumber() {
        while (nhs < NHS_SERIALS) {
            int serial = (int) ((start + (long) nhs * STRIDE) % NHS_SERIALS);
            nhs++;
            var number = nhsNumber(serial);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    /**
     * The number 999 with this serial; empty where the check digit would be 10.
     *
     * @param serial 0 to 999999
     */
    static Optional<String> nhsNumber(int serial) {
        var nine = String.format("999%06d", serial);
        int check = (11 - weighted(nine) % 11) % 11;
        return check == 10 ? Optional.empty() : Optional.of(nine + check);
    }

    /** A unique pupil number given in the year of the fourth birthday. */
    String upn(LocalDate born) {
        var rest = "%s9999%02d%03d"
                .formatted(AUTHORITIES.get(upns / 1000 % AUTHORITIES.size()), (born.getYear() + 4) % 100, upns % 1000);
        upns++;
        int sum = 0;
        for (int place = 2; place <= 13; place++) {
            sum += place * (rest.charAt(place - 2) - '0');
        }
        return UPN_LETTERS.charAt(sum % 23) + rest;
    }

    /** The next unique learner number; empty when all are given. */
    Optional<String> uln() {
        while (ulns < 10_000) {
            var nine = String.format("99999%04d", ulns++);
            int check = Math.floorMod(10 - weighted(nine), 11);
            if (check < 10) {
                return Optional.of(nine + check);
            }
        }
        return Optional.empty();
    }

    String pncId(int year) {
        int serial = 9_000_000 + pncs++ % 1_000_000;
        return "%04d/%07d%s".formatted(year, serial, PNC_LETTERS.charAt((year % 100 * 10_000_000 + serial) % 23));
    }

    /** The next National Insurance number; empty when all are given. */
    Optional<String> niNumber() {
        return nextNi().stream()
                .mapToObj(ni -> "" + NI_FIRST.charAt(ni / 60) + NI_SECOND.charAt(ni / 4 % 15) + "000000"
                        + "ABCD".charAt(ni % 4))
                .findFirst();
    }

    private OptionalInt nextNi() {
        return nis < NI_FIRST.length() * 60 ? OptionalInt.of(nis++) : OptionalInt.empty();
    }

    /** The sum of nine digits weighted 10 to 2, as for NHS numbers and ULNs. */
    private static int weighted(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            sum += (10 - i) * (nine.charAt(i) - '0');
        }
        return sum;
    }
}
