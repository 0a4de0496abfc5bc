package org.openmash.audit;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why somebody looked. */
record Grounds(
        @Nullable String purpose,
        @Nullable String lawfulBasis,
        @Nullable String reason,
        @Nullable String agreementVerdict,
        List<UUID> agreements) {
    static final Grounds NONE = new Grounds(null, null, null, null, List.of());

    Grounds purpose(@Nullable String purpose) {
        return new Grounds(purpose, lawfulBasis, reason, agreementVerdict, agreements);
    }

    Grounds lawfulBasis(@Nullable String lawfulBasis) {
        return new Grounds(purpose, lawfulBasis, reason, agreementVerdict, agreements);
    }

    Grounds reason(@Nullable String reason) {
        return new Grounds(
                purpose, lawfulBasis, reason == null ? null : storable(reason), agreementVerdict, agreements);
    }

    Grounds agreement(String verdict, Collection<UUID> ids) {
        return new Grounds(purpose, lawfulBasis, reason, verdict, List.copyOf(ids));
    }

    /** PostgreSQL takes no NUL and JSON no half of a surrogate pair; neither may keep an access out of the log. */
    private static String storable(String text) {
        return text.codePoints()
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Nothing: the reason is free text. */
    @Override
    public String toString() {
        return "Grounds";
    }
}
