package org.openmash.agreement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openmash.disclosure.ReaderStatements;

/** What agreements ask of released copies; to be called inside a reader's transaction, about copies it may see. */
@ApplicationScoped
class CopyRows {
    private static final String SELECT =
            "select c.id, c.owner_agency, c.kind, c.urgent from casework.copies_judged(?) c";

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;

    CopyRows(AgroalDataSource dataSource, ReaderStatements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    /**
     * A copy.
     *
     * @param owner the agency its original belongs to
     * @param kind the group of the field it was made of, such as {@code health}
     * @param urgent whether its case is RED or not yet rated
     */
    record Copy(UUID release, String owner, String kind, boolean urgent) {}

    List<Copy> of(Collection<UUID> releases) throws SQLException {
        List<Copy> copies = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = statements.prepareWithoutCaseData(connection, SELECT)) {
            statement.setArray(1, connection.createArrayOf("uuid", releases.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    copies.add(new Copy(
                            rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
                }
            }
        }
        return copies;
    }
}
