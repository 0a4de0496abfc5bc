package org.openmash.agreement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Reports, day by day, the reads that went on without an agreement in force. */
@ApplicationScoped
class ReviewService {
    private static final String SELECT = "select agency, purpose, reads from policy.reads_under_review(?, ?, ?)";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final Agreements agreements;
    private final AccessLog log;

    ReviewService(DatabaseRole role, AgroalDataSource dataSource, Agreements agreements, AccessLog log) {
        this.role = role;
        this.dataSource = dataSource;
        this.agreements = agreements;
        this.log = log;
    }

    /**
     * The report of one day.
     *
     * @param sent an ISO date; yesterday when absent
     * @throws ProblemException 400 naming {@code day} when it is no date or still to come
     */
    Recorded<ReviewReport> report(@Nullable String sent, Caller caller) {
        var day = day(sent);
        var reads = role.call(Session.job(AgreementService.ROLE, caller), () -> read(day, caller.hub()));
        var access = Access.of(caller, Action.ADMINISTRATION, "GET /v1/agreements/reviews");
        return new Recorded<>(log.recordDurably(access), new ReviewReport(day, reads));
    }

    private LocalDate day(@Nullable String sent) {
        var today = agreements.today();
        try {
            var day = sent == null ? today.minusDays(1) : LocalDate.parse(sent);
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeParseException noDate) {
            // answered below, like a day to come
        }
        throw ProblemException.invalid("day", "is not a day up to today, such as 2026-11-23");
    }

    private List<ReviewReport.Reads> read(LocalDate day, String hub) throws SQLException {
        List<ReviewReport.Reads> reads = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, hub);
            statement.setObject(2, midnight(day));
            statement.setObject(3, midnight(day.plusDays(1)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reads.add(new ReviewReport.Reads(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
        }
        return reads;
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(Agreements.ZONE).toOffsetDateTime();
    }
}
