package org.openmash.person;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Local authority codes that may stand in a UPN: every code in use since April 1998 and DfE's pseudo authorities.
 *
 * <p>Source: DfE children in need census, validation rule 1530, with 942 and 943 added in 2023-24. Wider than the list
 * of today's authorities, because a pupil keeps a number issued by an authority that is gone.
 */
final class UpnAuthorities {
    private static final BitSet LISTED = listed("""
            001-005 201-213 301-320 330-336 340-344 350-359 370-373 380-384 390-394 420 660-681 701-708
            800-803 805-808 810-813 815 816 820-823 825 826 830 831 835-841 845 846 850-852 855-857 860
            861 865-896 908 909 916 919 921 925 926 928 929 931 933 935-938 940-943""");

    private UpnAuthorities() {}

    static boolean contains(int code) {
        return LISTED.get(code);
    }

    private static BitSet listed(String ranges) {
        var codes = new BitSet(1000);
        Pattern.compile("\\s+").splitAsStream(ranges).forEach(range -> {
            int first = Integer.parseInt(range.substring(0, 3));
            int last = Integer.parseInt(range.substring(range.length() - 3));
            codes.set(first, last + 1);
        });
        return codes;
    }
}
