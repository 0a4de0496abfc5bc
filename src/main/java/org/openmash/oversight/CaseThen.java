package org.openmash.oversight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What somebody could know of a case at a moment, and which purposes were live. */
record CaseThen(boolean known, Replay.Because because, List<String> purposes) {
    private static final String KNOWN =
            "select known, because, purposes from oversight.known_then(?, ?, ?, ?, ?, ?, ?)";

    /** To be called under the auditor's role; empty when its hub has no such case, or a sealed one. */
    static Optional<CaseThen> at(Instant moment, UUID caseId, ActorThen actor, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, caseId);
            statement.setObject(2, moment.atOffset(ZoneOffset.UTC));
            statement.setString(3, actor.hub());
            statement.setString(4, actor.role().agency());
            statement.setString(5, actor.unit());
            statement.setString(6, actor.person());
            statement.setBoolean(7, actor.isOfficer());
            try (var row = statement.executeQuery()) {
                row.next();
                var because = row.getString(2);
                return because == null
                        ? Optional.empty()
                        : Optional.of(new CaseThen(
                                row.getBoolean(1), Replay.Because.valueOf(because), Arrays.asList((String[])
                                        row.getArray(3).getArray())));
            }
        }
    }
}
