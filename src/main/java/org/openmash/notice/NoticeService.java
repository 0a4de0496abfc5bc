package org.openmash.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.OpaqueTokens;
import org.openmash.disclosure.Session;
import org.openmash.hub.AgencyLeads;
import org.openmash.identity.Caller;
import org.openmash.notice.NoticeRows.Position;
import org.openmash.notice.NoticeRows.Wanted;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** What the caller is told; what concerns a case it must not see is never told, whatever was addressed to it. */
@ApplicationScoped
class NoticeService {
    private static final int MOST = 200;
    private static final String CURSOR = "notices";

    private final DatabaseRole role;
    private final NoticeRows rows;
    private final AgencyLeads leads;
    private final OpaqueTokens tokens;
    private final AccessLog log;
    private final Clock clock;

    NoticeService(
            DatabaseRole role, NoticeRows rows, AgencyLeads leads, OpaqueTokens tokens, AccessLog log, Clock clock) {
        this.role = role;
        this.rows = rows;
        this.leads = leads;
        this.tokens = tokens;
        this.log = log;
        this.clock = clock;
    }

    /** Which page, as it was asked for. */
    record Asked(
            @Nullable String acknowledged,
            @Nullable String limit,
            @Nullable String cursor) {}

    /**
     * A page, newest first; those to the agency only for its specialists and named leads. The entry names each notice shown.
     *
     * @throws ProblemException 400 naming {@code acknowledged}, {@code limit} (1 to {@value #MOST}) or {@code cursor}
     */
    Recorded<NoticeList> list(Asked asked, Caller caller) {
        var wanted = new Wanted(
                leads.mayRelease(caller), acknowledged(asked.acknowledged()), after(asked), limit(asked.limit()));
        var found = role.call(Session.job("casework", caller), () -> rows.page(wanted));
        var shown = found.subList(0, Math.min(wanted.limit(), found.size()));
        var next = found.size() > shown.size() ? cursor(asked, shown.get(shown.size() - 1)) : null;
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/notices")
                .cases(shown.stream().map(NoticeList.Notice::caseId).distinct().toList())
                .items(shown.stream().map(NoticeList.Notice::id).toList());
        return new Recorded<>(log.recordDurably(access), new NoticeList(List.copyOf(shown), next));
    }

    /**
     * Marks a notice as read by whom it is addressed to; a second time changes nothing.
     *
     * @throws ProblemException 404 for a notice that there is not, or that the caller is not told; 409 for one that tells the
     *     agency of the caller's own emergency access
     */
    Recorded<NoticeList.Notice> acknowledge(UUID id, Caller caller) {
        boolean ofAgency = leads.mayRelease(caller);
        return role.call(Session.job("casework", caller), () -> {
            var notice = rows.one(id, ofAgency).orElseThrow(ProblemException::notFound);
            if (rows.tellsOfSelf(id)) {
                throw new ProblemException(
                        ProblemType.MOVE_NOT_ALLOWED,
                        "This tells your agency of your own emergency access; somebody else there marks it as read.");
            }
            rows.acknowledge(id, Instant.now(clock).truncatedTo(ChronoUnit.MILLIS), caller);
            var entry = log.record(Access.of(caller, Action.ALTERATION, "POST /v1/notices/{id}/acknowledgement")
                    .cases(notice.caseId())
                    .items(List.of(id)));
            return new Recorded<>(entry, rows.one(id, ofAgency).orElseThrow(ProblemException::notFound));
        });
    }

    private String cursor(Asked asked, NoticeList.Notice last) {
        return tokens.seal(CURSOR, asked.acknowledged() + "|" + last.recordedAt() + "|" + last.id());
    }

    private @Nullable Position after(Asked asked) {
        if (asked.cursor() == null) {
            return null;
        }
        var parts = tokens.open(CURSOR, asked.cursor())
                .map(text -> text.split("\\|", -1))
                .orElse(new String[0]);
        if (parts.length != 3 || !parts[0].equals(String.valueOf(asked.acknowledged()))) {
            throw ProblemException.invalid("cursor", "is not a cursor of these notices");
        }
        return new Position(Instant.parse(parts[1]), UUID.fromString(parts[2]));
    }

    private static @Nullable Boolean acknowledged(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw ProblemException.invalid("acknowledged", "is neither true nor false");
        }
        return value.equals("true");
    }

    private static int limit(@Nullable String value) {
        try {
            int limit = value == null ? MOST : Integer.parseInt(value);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw ProblemException.invalid("limit", "is not a number from 1 to " + MOST);
    }
}
