package org.openmash.imports;

import static org.openmash.imports.CinCodes.lacks;
import static org.openmash.imports.CinFields.FORMER_UPN;
import static org.openmash.imports.CinFields.REFERRAL_NFA;
import static org.openmash.imports.CinFields.UPN;
import static org.openmash.imports.CinFields.UPN_UNKNOWN;
import static org.openmash.imports.CinRule.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openmash.person.Upn;

/** Rules about the unique pupil number and why there is none. */
final class CinUpnRules {
    private static final int LENGTH = 13;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    // the published rule takes twelve digits after the letter, so it asks about a temporary number too, which ends in a
    // letter; it only asks
    private static final Pattern FORMER = Pattern.compile("[A-Za-z][0-9]{12}");

    static final List<CinRule<CinCase>> RULES = List.of(
            rule(
                    "1510",
                    "The UPN is not valid: it is not 13 characters, or the first is not their check letter.",
                    upn(CinUpnRules::isMisspelt),
                    UPN),
            rule(
                    "1530",
                    "The UPN is not valid: characters 2 to 4 are not the code of a local authority.",
                    upn(CinUpnRules::namesNoAuthority),
                    UPN),
            rule(
                    "1540",
                    "The UPN is not valid: characters 5 to 12 are not all digits.",
                    upn(upn -> isWhole(upn) && !areDigits(upn.substring(4, 12))),
                    UPN),
            rule(
                    "1550",
                    "The UPN is not valid: character 13 is neither a digit nor one of the letters used there.",
                    upn(upn -> isWhole(upn) && !areDigits(upn.substring(12)) && !LETTERS.contains(upn.substring(12))),
                    UPN),
            rule(
                    "1560Q",
                    "Please check: the former UPN is not a letter followed by twelve digits.",
                    of -> isPresent(
                            of.identifiers().formerUpn(),
                            upn -> !FORMER.matcher(upn).matches()),
                    FORMER_UPN),
            rule(
                    "8770Q",
                    "Please check: a child of school age has neither a UPN nor a reason, from the list and other than"
                            + " UN1, why there is none.",
                    of -> of.identifiers().upn() == null && needsNumber(of) && lacksReason(of.identifiers()),
                    UPN,
                    UPN_UNKNOWN),
            rule(
                    "8772",
                    "The reason for having no UPN is that the referral led to no further action, but a referral did.",
                    of -> "UN7".equals(of.identifiers().upnUnknown())
                            && of.child().anyGoesOn(),
                    UPN_UNKNOWN,
                    REFERRAL_NFA));

    private CinUpnRules() {}

    private static Predicate<CinCase> upn(Predicate<String> wrong) {
        return of -> isPresent(of.identifiers().upn(), upn -> wrong.test(upn.toUpperCase(Locale.ROOT)));
    }

    private static boolean isPresent(@Nullable String number, Predicate<String> and) {
        return number != null && and.test(number);
    }

    private static boolean isWhole(String upn) {
        return upn.length() == LENGTH;
    }

    private static boolean areDigits(String part) {
        return DIGITS.matcher(part).matches();
    }

    private static boolean isMisspelt(String upn) {
        return !isWhole(upn)
                || mended(upn).filter(other -> !other.value().equals(upn)).isPresent();
    }

    private static boolean namesNoAuthority(String upn) {
        return isWhole(upn)
                && (!areDigits(upn.substring(1, 4))
                        || mended(upn).filter(number -> !number.laCodeListed()).isPresent());
    }

    /** The number with the check letter that fits, so that a wrong letter does not hide a wrong authority. */
    private static Optional<Upn> mended(String upn) {
        return valid(upn)
                .or(() -> LETTERS.chars()
                        .mapToObj(letter -> Character.toString(letter) + upn.substring(1))
                        .flatMap(number -> valid(number).stream())
                        .findFirst());
    }

    private static Optional<Upn> valid(String upn) {
        try {
            return Optional.of(Upn.of(upn));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Born on or before 31 August four years before the year of the reference date, and known beyond the referral. */
    private static boolean needsNumber(CinCase of) {
        var last = of.year().last();
        var born = CinDate.dayOf(of.identifiers().birthDate());
        return last != null
                && born != null
                && !born.isAfter(LocalDate.of(last.getYear() - 4, 8, 31))
                && of.child().anyGoesOn();
    }

    private static boolean lacksReason(CinIdentifiers child) {
        return "UN1".equals(child.upnUnknown()) || lacks(CinCodes.UPN_UNKNOWN, child.upnUnknown());
    }
}
