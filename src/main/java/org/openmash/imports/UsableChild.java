package org.openmash.imports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseRows.Values;
import org.openmash.person.Upn;

/** What of a child's record can be used, and what is kept aside because it cannot: a wrong value must not match anybody. */
final class UsableChild {
    private final CinChild child;
    private final Map<String, String> setAside = new LinkedHashMap<>();
    private final @Nullable String upn;
    private final @Nullable LocalDate birthDate;

    UsableChild(CinChild child, List<CinIssue> issues) {
        this.child = child;
        this.upn = usableUpn(child.identifiers().upn());
        this.birthDate = usable("PersonBirthDate", child.identifiers().birthDate());
        usable("PersonDeathDate", child.identifiers().deathDate());
        aside(
                "Sex",
                child.identifiers().sex(),
                CinCodes.SEX.contains(String.valueOf(child.identifiers().sex())));
        aside("Ethnicity", child.ethnicity(), CinCodes.ETHNICITY.contains(String.valueOf(child.ethnicity())));
        aside("FormerUPN", child.identifiers().formerUpn(), false);
        child.disabilities().forEach(code -> aside("Disability", code, CinCodes.DISABILITY.contains(code)));
        issues.stream()
                .filter(issue -> issue.rule().equals("NOT_A_DATE"))
                .forEach(issue ->
                        setAside.putIfAbsent(issue.module() + "." + issue.field(), "see the record as received"));
    }

    /** Element and value, as received. */
    Map<String, String> setAside() {
        return setAside;
    }

    @Nullable
    String localId() {
        return child.identifiers().localId();
    }

    @Nullable
    String upn() {
        return upn;
    }

    @Nullable
    LocalDate birthDate() {
        return birthDate;
    }

    String authority(CinHeader header, String otherwise) {
        var authority = header.source().authority();
        return authority == null ? otherwise : authority;
    }

    /** The statement about the child. */
    Values statement() {
        var identifiers = child.identifiers();
        var disabilities = child.disabilities().stream()
                .filter(CinCodes.DISABILITY::contains)
                .toList();
        return new Values()
                .always("subject_open")
                .put("subject.localId", identifiers.localId())
                .put("subject.upn", upn)
                .put("subject.dateOfBirth", birthDate)
                .put("subject.expectedDateOfBirth", CinDate.dayOf(identifiers.expectedBirthDate()))
                .put("subject.dateOfDeath", CinDate.dayOf(identifiers.deathDate()))
                .put("subject.sex", known(CinCodes.SEX.contains(String.valueOf(identifiers.sex())), identifiers.sex()))
                .put(
                        "subject.ethnicity",
                        known(CinCodes.ETHNICITY.contains(String.valueOf(child.ethnicity())), child.ethnicity()))
                .put("subject.disability", disabilities.isEmpty() ? null : disabilities);
    }

    private static @Nullable String known(boolean isKnown, @Nullable String value) {
        return isKnown ? value : null;
    }

    private @Nullable String usableUpn(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        try {
            return Upn.of(raw).value();
        } catch (IllegalArgumentException invalid) {
            aside("UPN", raw, false);
            return null;
        }
    }

    private @Nullable LocalDate usable(String element, @Nullable CinDate date) {
        if (date == null) {
            return null;
        }
        aside(element, date.raw(), date.day() != null);
        return date.day();
    }

    private void aside(String element, @Nullable String value, boolean usable) {
        if (value != null && !usable) {
            setAside.put(element, value);
        }
    }
}
