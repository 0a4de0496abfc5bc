package org.openmash.oversight;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody could know of a case at a moment.
 *
 * @param purposes which were live
 * @param openedFor which, when stated, opened a closed case
 * @param grant null without a live emergency grant; else whether its holder took part in the case beside it
 * @param released the copies it could read
 * @param agreements of its agency
 * @param changed parts of the case that are kept as they are now only and changed since: see {@code oversight.changed_since}
 */
record CaseThen(
        boolean known,
        Replay.Because because,
        List<String> purposes,
        List<String> openedFor,
        @Nullable Boolean grant,
        List<UUID> released,
        List<Replay.AgreementThen> agreements,
        List<String> changed) {
    private static final String KNOWN = "select known, because, purposes, opened_for, granted, released,"
            + " oversight.changed_since(?, ?) from oversight.known_then(?, ?, ?, ?, ?, ?, ?)";
    private static final String AGREEMENTS = "select id, state from oversight.agreements_then(?, ?, ?)";

    /** Whether the case was there for it whatever purpose it stated. */
    boolean isOrdinarilyKnown() {
        return known
                && because != Replay.Because.EMERGENCY_GRANT
                && because != Replay.Because.CLOSED_BUT_FOR_SOME_PURPOSES;
    }

    /** To be called under the auditor's role; empty when its hub has no such case, or a sealed one. */
    static Optional<CaseThen> at(Instant moment, UUID caseId, ActorThen actor, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, caseId);
            statement.setObject(2, moment.atOffset(ZoneOffset.UTC));
            statement.setObject(3, caseId);
            statement.setObject(4, moment.atOffset(ZoneOffset.UTC));
            statement.setString(5, actor.hub());
            statement.setString(6, actor.role().agency());
            statement.setString(7, actor.unit());
            statement.setString(8, actor.person());
            statement.setBoolean(9, actor.isOfficer());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(2) == null
                        ? Optional.empty()
                        : Optional.of(of(row, agreements(moment, actor, connection)));
            }
        }
    }

    private static CaseThen of(ResultSet row, List<Replay.AgreementThen> agreements) throws SQLException {
        return new CaseThen(
                row.getBoolean(1),
                Replay.Because.valueOf(row.getString(2)),
                texts(row.getArray(3)),
                texts(row.getArray(4)),
                row.getObject(5, Boolean.class),
                List.of((UUID[]) row.getArray(6).getArray()),
                agreements,
                texts(row.getArray(7)));
    }

    private static List<Replay.AgreementThen> agreements(Instant moment, ActorThen actor, Connection connection)
            throws SQLException {
        List<Replay.AgreementThen> agreements = new ArrayList<>();
        try (var statement = connection.prepareStatement(AGREEMENTS)) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            statement.setString(2, actor.hub());
            statement.setString(3, actor.role().agency());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    agreements.add(new Replay.AgreementThen(rows.getObject(1, UUID.class), rows.getString(2)));
                }
            }
        }
        return agreements;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
