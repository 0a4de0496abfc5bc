package org.openmash.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmash.codes.CodeList;

/** The code lists a return is judged by, and two questions about codes. */
final class CinCodes {
    static final CodeList SEX = CodeList.load("sex");
    static final CodeList ETHNICITY = CodeList.load("ethnicity");
    static final CodeList DISABILITY = CodeList.load("disability");
    static final CodeList UPN_UNKNOWN = CodeList.load("upn-unknown");
    static final CodeList REFERRAL_SOURCE = CodeList.load("referral-source");
    static final CodeList PRIMARY_NEED = CodeList.load("primary-need");
    static final CodeList CLOSURE_REASON = CodeList.load("closure-reason");
    static final CodeList FACTOR = CodeList.load("assessment-factor");
    static final CodeList ABUSE_CATEGORY = CodeList.load("abuse-category");

    private CinCodes() {}

    /** Whether {@code code} is missing or not of the list. */
    static boolean lacks(CodeList list, @Nullable String code) {
        return code == null || !list.contains(code);
    }

    /** Whether none is given or one of them is not of the list. */
    static boolean lacks(CodeList list, List<String> codes) {
        return codes.isEmpty() || !list.codes().containsAll(codes);
    }

    /** Whether {@code code} is given and not of the list. */
    static boolean isWrong(CodeList list, @Nullable String code) {
        return code != null && !list.contains(code);
    }
}
