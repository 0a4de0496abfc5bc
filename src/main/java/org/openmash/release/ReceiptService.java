package org.openmash.release;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.casefile.Given;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.hub.AgencyLeads;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/**
 * Who read what an agency gave, for its named lead: agency, duty and purpose, to the day, never people. What a covert purpose
 * read is left out until the case closes or an officer releases it, and then does not say which purpose.
 */
@ApplicationScoped
class ReceiptService {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String READS = "select * from casework.reads_of_ours(?::uuid, ?, ?)";
    private static final OffsetDateTime BEGINNING = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final CaseRows rows;
    private final AgencyLeads leads;
    private final AccessLog log;
    private final Clock clock;

    ReceiptService(
            DatabaseRole role,
            AgroalDataSource dataSource,
            CaseRows rows,
            AgencyLeads leads,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.rows = rows;
        this.leads = leads;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The reads of one item of the caller's agency.
     *
     * @throws ProblemException 403 for anyone but its named lead; 404 for another agency's item
     */
    Recorded<ReadReceipt> readers(UUID item, Caller caller) {
        leads.requireLead(caller);
        var receipt = role.call(Session.job("casework", caller), () -> {
            if (!isOwn(item)) {
                throw ProblemException.notFound();
            }
            return read(item, BEGINNING, Instant.now(clock).atOffset(ZoneOffset.UTC));
        });
        return recorded(receipt, "GET /v1/contributions/{id}/readers", List.of(item), caller);
    }

    /**
     * The reads of everything the caller's agency gave, in one month of London time.
     *
     * @param month such as {@code 2026-03}
     * @throws ProblemException 400 when it is no month; 403 for anyone but the named lead
     */
    Recorded<ReadReceipt> ofMonth(String month, Caller caller) {
        leads.requireLead(caller);
        var asked = month(month);
        var receipt =
                role.call(Session.job("casework", caller), () -> read(null, start(asked), start(asked.plusMonths(1))));
        return recorded(receipt, "GET /v1/receipts/{month}", List.of(), caller);
    }

    /** From now on the owners' receipts tell of the reads so far, without their purpose. */
    Recorded<ProtectedReadsReceipt> release(UUID caseId, ReleaseRequests.WithReason request, Caller caller) {
        var reason = Given.text("reason", request.reason());
        return role.call(Session.job("casework", caller), () -> {
            if (!known(caseId)) {
                throw ProblemException.notFound();
            }
            var place = new Place(
                    TimeOrderedId.next(),
                    caseId,
                    caller.hub(),
                    Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
            rows.append(
                    place,
                    "protected_reads_release",
                    Map.of("released_by", caller.name(), "released_by_person", caller.person(), "reason", reason));
            var entry =
                    log.record(Access.of(caller, Action.ADMINISTRATION, "POST /v1/cases/{id}/protected-read-releases")
                            .reason(reason)
                            .cases(caseId)
                            .items(List.of(place.id())));
            return new Recorded<>(entry, new ProtectedReadsReceipt(place.id(), caseId, place.recordedAt()));
        });
    }

    private Recorded<ReadReceipt> recorded(ReadReceipt receipt, String operation, List<UUID> items, Caller caller) {
        var access = Access.of(caller, Action.AUDIT, operation)
                .cases(receipt.reads().stream()
                        .map(ReadReceipt.Read::caseId)
                        .distinct()
                        .toList())
                .items(items);
        return new Recorded<>(log.recordDurably(access), receipt);
    }

    private static YearMonth month(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException malformed) {
            throw ProblemException.invalid("month", "is not a month such as 2026-03");
        }
    }

    private static OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(LONDON).toOffsetDateTime();
    }

    private boolean known(UUID caseId) throws SQLException {
        return !query("select 1 from casework.case_open where id = ?", row -> true, caseId)
                .isEmpty();
    }

    private boolean isOwn(UUID item) throws SQLException {
        return query("select casework.own_item_readable(?)", row -> row.getBoolean(1), item)
                .get(0);
    }

    private ReadReceipt read(@Nullable UUID item, OffsetDateTime from, OffsetDateTime to) throws SQLException {
        return new ReadReceipt(query(READS, ReceiptService::readOf, item, from, to));
    }

    private static ReadReceipt.Read readOf(ResultSet row) throws SQLException {
        return new ReadReceipt.Read(
                row.getObject("item", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getString("agency"),
                row.getString("duty"),
                row.getString("purpose"),
                row.getInt("reads"));
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> reader, @Nullable Object... parameters) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> found = new ArrayList<>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(reader.of(result));
                }
            }
            return found;
        }
    }
}
