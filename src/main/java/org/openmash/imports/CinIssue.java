package org.openmash.imports;

/**
 * One thing wrong in a return. A rule that compares several fields gives one issue for each of them.
 *
 * @param rule DfE's number of the rule, with a Q when it only asks ("please check"); or, for what no rule of DfE's
 *     covers, {@code NOT_A_DATE}, {@code STRAY_TEXT} or {@code UNRECOGNISED}
 * @param module the part of the return, spelt as DfE's validation rules do; empty for the return as a whole
 * @param field the element; {@code (whole return)} for the return as a whole
 * @param message what is wrong, in words, with no value of the child's in it
 */
record CinIssue(String rule, String module, String field, String message) {

    /** An issue with a field of {@link CinFields}, which names its module. */
    static CinIssue of(String rule, String field, String message) {
        int dot = field.indexOf('.');
        return new CinIssue(rule, field.substring(0, dot), field.substring(dot + 1), message);
    }
}
