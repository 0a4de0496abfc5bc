package org.openmash.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** Puts synthetic referrals into the case tables as if their cases had been worked and closed: with COPY, a table at a time. */
public final class SyntheticYearsLoad {
    private static final String HUB = "HUB-SYNTHETIC";
    private static final String NOBODY = "synthetic";

    private final PGConnection copies;

    private SyntheticYearsLoad(Connection superuser) throws SQLException {
        copies = superuser.unwrap(PGConnection.class);
    }

    /** Loads them; the connection is a superuser's, for row level security holds everybody else back. */
    public static void into(Connection superuser, List<SyntheticReferral> referrals) throws SQLException, IOException {
        try (var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica; set synchronous_commit = off");
            new SyntheticYearsLoad(superuser).all(referrals);
            statement.execute(
                    "analyze casework.person, casework.case_open, casework.case_closed, casework.concern_open,"
                            + " casework.concern_closed, casework.subject_open, casework.case_event, casework.rating_closed,"
                            + " casework.decision_open");
        }
    }

    private void all(List<SyntheticReferral> referrals) throws SQLException, IOException {
        var people =
                referrals.stream().map(SyntheticReferral::person).distinct().toList();
        copy("person (id, hub)", people, person -> row(person.id(), HUB));
        copy(
                "case_open (id, hub, person_id, version, reference, status, rating, level_of_need, local_authority, received_at,"
                        + " due_at, team, outcome, closed_at)",
                referrals,
                SyntheticYearsLoad::caseRow);
        copy("case_closed (case_id, hub, state, contact_type)", referrals, r -> row(r.id(), HUB, "CLOSED", "REFERRAL"));
        copy(
                "concern_open (id, case_id, hub, recorded_at, received_at, categories, immediate_danger, lawful_basis,"
                        + " referrer_agency)",
                referrals,
                SyntheticYearsLoad::concernRow);
        copy(
                "concern_closed (id, case_id, hub, recorded_at, factors, source)",
                referrals,
                r -> row(r.id(), r.id(), HUB, r.receivedAt(), "[]", r.source()));
        copy(
                "subject_open (id, case_id, hub, recorded_at, date_of_birth, ethnicity)",
                referrals,
                r -> row(
                        r.id(),
                        r.id(),
                        HUB,
                        r.receivedAt(),
                        r.person().born(),
                        r.person().ethnicity()));
        copy(
                "rating_closed (id, case_id, hub, recorded_at, rating, due_at, breached, rated_by, rated_by_person, rationale)",
                referrals,
                SyntheticYearsLoad::ratingRow);
        copy(
                "decision_open (id, case_id, hub, recorded_at)",
                referrals,
                r -> row(r.id(), r.id(), HUB, r.course().decidedAt()));
        copy(
                "case_event (id, hub, case_id, kind, state, recorded_at, by_subject, by_person, by_agency)",
                referrals,
                SyntheticYearsLoad::eventRows);
    }

    private static String caseRow(SyntheticReferral referral) {
        var closed = referral.receivedAt().plus(20, ChronoUnit.DAYS);
        var course = referral.course();
        return row(
                referral.id(),
                HUB,
                referral.person().id(),
                1,
                "SYN-" + referral.id(),
                "CLOSED",
                course.rating(),
                course.levelOfNeed(),
                referral.person().area(),
                referral.receivedAt(),
                closed,
                NOBODY,
                course.outcome(),
                closed);
    }

    private static String concernRow(SyntheticReferral referral) {
        return row(
                referral.id(),
                referral.id(),
                HUB,
                referral.receivedAt(),
                referral.receivedAt(),
                "[\"" + referral.category() + "\"]",
                false,
                "GDPR6_1E",
                NOBODY);
    }

    private static String ratingRow(SyntheticReferral referral) {
        Instant rated = referral.receivedAt().plusSeconds(3600);
        return row(
                referral.id(),
                referral.id(),
                HUB,
                rated,
                referral.course().rating(),
                rated,
                referral.course().ratedLate(),
                NOBODY,
                NOBODY,
                NOBODY);
    }

    private static String eventRows(SyntheticReferral referral) {
        var rows = new StringBuilder();
        var id = referral.id();
        int number = 0;
        for (String state : referral.course().states()) {
            number++;
            rows.append(row(
                    new UUID(id.getMostSignificantBits() + number, id.getLeastSignificantBits()),
                    HUB,
                    id,
                    "MOVED",
                    state,
                    referral.course().decidedAt(),
                    NOBODY,
                    NOBODY,
                    NOBODY));
        }
        return rows.toString();
    }

    /** A line of PostgreSQL's text format; nothing here needs escaping. */
    private static String row(Object... values) {
        var line = new StringBuilder();
        for (Object value : values) {
            line.append(line.isEmpty() ? "" : "\t").append(value);
        }
        return line.append('\n').toString();
    }

    private <T> void copy(String table, List<T> rows, Function<T, String> line) throws SQLException, IOException {
        var copy = copies.getCopyAPI().copyIn("copy casework." + table + " from stdin");
        for (T row : rows) {
            byte[] bytes = line.apply(row).getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }
}
