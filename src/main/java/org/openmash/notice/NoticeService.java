package org.openmash.notice;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.hub.AgencyLeads;
import org.openmash.identity.Caller;

/** What the caller is told; what concerns a case it must not see is never told, whatever was addressed to it. */
@ApplicationScoped
class NoticeService {
    private static final int MOST = 200;
    /** Whom a notice is for and what is kept from the caller is the row policy's to say. */
    private static final String SELECT = """
            select id, recorded_at, kind, case_id, about, from_agency, due_at from casework.notice n
            where (n.to_person is not null or ?) and not casework.notice_settled(n.kind, n.about)
            order by n.recorded_at desc, n.id desc limit\s""" + MOST;

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AgencyLeads leads;
    private final AccessLog log;

    NoticeService(DatabaseRole role, AgroalDataSource dataSource, AgencyLeads leads, AccessLog log) {
        this.role = role;
        this.dataSource = dataSource;
        this.leads = leads;
        this.log = log;
    }

    /** The newest {@value #MOST}; those to the agency only for its specialists and named leads. */
    Recorded<NoticeList> list(Caller caller) {
        var list = role.call(Session.job("casework", caller), () -> read(leads.mayRelease(caller)));
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/notices")
                .cases(list.notices().stream()
                        .map(NoticeList.Notice::caseId)
                        .distinct()
                        .toList());
        return new Recorded<>(log.recordDurably(access), list);
    }

    private NoticeList read(boolean ofAgency) throws SQLException {
        List<NoticeList.Notice> notices = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setBoolean(1, ofAgency);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    notices.add(notice(rows));
                }
            }
        }
        return new NoticeList(notices);
    }

    private static NoticeList.Notice notice(ResultSet row) throws SQLException {
        var due = row.getTimestamp("due_at");
        return new NoticeList.Notice(
                row.getObject("id", UUID.class),
                row.getTimestamp("recorded_at").toInstant(),
                NoticeKind.valueOf(row.getString("kind")),
                row.getObject("case_id", UUID.class),
                row.getObject("about", UUID.class),
                row.getString("from_agency"),
                due == null ? null : due.toInstant());
    }
}
