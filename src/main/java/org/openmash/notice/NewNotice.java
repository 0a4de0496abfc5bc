package org.openmash.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told.
 *
 * @param about the item, release or grant it is about
 * @param fromAgency the agency that caused it, where the reader may know
 * @param dueAt by when the reader has to act
 * @param visibleFrom before it nobody sees the notice; null: at once
 * @param byPerson who tried what was refused: repeated tries count as one; never shown. Else null
 */
public record NewNotice(
        NoticeKind kind,
        UUID about,
        @Nullable String fromAgency,
        @Nullable Instant dueAt,
        @Nullable Instant visibleFrom,
        @Nullable String byPerson) {

    /** A notice that asks for nothing. */
    public static NewNotice of(NoticeKind kind, UUID about, @Nullable String fromAgency) {
        return new NewNotice(kind, about, fromAgency, null, null, null);
    }

    /** A notice that asks for an act by a time. */
    public static NewNotice due(NoticeKind kind, UUID about, String fromAgency, Instant dueAt) {
        return new NewNotice(kind, about, fromAgency, dueAt, null, null);
    }

    /** A notice that is seen only from a time on, unless what it warns of has been done. */
    public static NewNotice overdue(NoticeKind kind, UUID about, String fromAgency, Instant dueAt) {
        return new NewNotice(kind, about, fromAgency, dueAt, dueAt, null);
    }

    /** A notice of a try that was refused. */
    public static NewNotice refused(NoticeKind kind, UUID about, String fromAgency, String byPerson) {
        return new NewNotice(kind, about, fromAgency, null, null, byPerson);
    }
}
