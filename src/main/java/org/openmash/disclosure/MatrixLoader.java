package org.openmash.disclosure;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.openmash.codes.CodeList;

/** Loads the policy once and holds it against the database: a mapped column that is missing stops the start. */
@Singleton
class MatrixLoader {
    private static final String FILE = "/policy/disclosure-matrix.csv";
    private static final String COLUMNS =
            "select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
                    + " join pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = 'casework' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped";

    @Produces
    @Singleton
    DisclosureMatrix matrix() throws IOException {
        try (var file = MatrixLoader.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The disclosure matrix " + FILE + " is missing.");
            }
            var matrix = DisclosureMatrix.of(file.readAllBytes());
            checkPurposes(matrix);
            return matrix;
        }
    }

    void checkStorage(@Observes StartupEvent start, DisclosureMatrix matrix, AgroalDataSource database)
            throws SQLException {
        Set<Column> columns = new HashSet<>();
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        for (var stored : StoredColumns.of(matrix)) {
            if (!columns.contains(stored.column())) {
                throw new IllegalStateException("The disclosure matrix row '"
                        + stored.needs().get(0)
                        + "' is stored nowhere: casework." + stored.column().table() + "."
                        + stored.column().name() + " does not exist.");
            }
        }
    }

    private static void checkPurposes(DisclosureMatrix matrix) {
        var known = CodeList.load("purpose");
        matrix.purposes().forEach(purpose -> {
            if (!known.contains(purpose.code())) {
                throw new IllegalStateException("The disclosure matrix names the unknown purpose '" + purpose + "'.");
            }
        });
    }
}
