package org.openmash.audit;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody looked.
 *
 * @param purposeLive whether the purpose was live for the reader on the case; null where that was not decided: lists, searches, writes
 * @param urgent whether the look may not wait for the log's signatures; not stored
 */
record Grounds(
        @Nullable String purpose,
        @Nullable Boolean purposeLive,
        @Nullable String lawfulBasis,
        @Nullable String reason,
        @Nullable String agreementVerdict,
        List<UUID> agreements,
        boolean urgent) {
    static final Grounds NONE = new Grounds(null, null, null, null, null, List.of(), false);

    Grounds purpose(@Nullable String purpose, @Nullable Boolean live) {
        return new Grounds(purpose, live, lawfulBasis, reason, agreementVerdict, agreements, urgent);
    }

    Grounds lawfulBasis(@Nullable String lawfulBasis) {
        return new Grounds(purpose, purposeLive, lawfulBasis, reason, agreementVerdict, agreements, urgent);
    }

    Grounds reason(@Nullable String reason) {
        return new Grounds(
                purpose,
                purposeLive,
                lawfulBasis,
                reason == null ? null : storable(reason),
                agreementVerdict,
                agreements,
                urgent);
    }

    Grounds agreement(String verdict, Collection<UUID> ids) {
        return new Grounds(purpose, purposeLive, lawfulBasis, reason, verdict, List.copyOf(ids), urgent);
    }

    Grounds urgent(boolean urgent) {
        return new Grounds(purpose, purposeLive, lawfulBasis, reason, agreementVerdict, agreements, urgent);
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
