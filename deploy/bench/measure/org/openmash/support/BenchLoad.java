package org.openmash.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Fills the database: a few concerns posted through the API, cloned by {@code load.sql} with all their rows. */
final class BenchLoad {
    private static final Path CLONING = Path.of("deploy", "bench", "load.sql");
    private static final int TEMPLATES = 20;

    private final BenchServers servers;

    BenchLoad(BenchServers servers) {
        this.servers = servers;
    }

    void load(int cases) throws SQLException, IOException {
        System.setProperty("openmash.url", servers.url());
        System.setProperty("keycloak.url", LocalKeycloak.keycloakUrl());
        var hub = HubClient.ofProperties();
        for (int i = 0; i < TEMPLATES; i++) {
            var concern = DemoConcern.fresh(LocalDate.now(ZoneId.of("Europe/London")));
            var key = Map.of("Idempotency-Key", "bench-template-" + i);
            var answer = hub.post("school-101", "/v1/concerns", concern.concern(), key);
            if (answer.status() != 201) {
                throw new IllegalStateException("a concern was refused: " + answer.text());
            }
        }
        // VACUUM is not allowed among other statements.
        var sql = Files.readString(CLONING).replace("${cases}", Integer.toString(cases));
        int vacuum = sql.lastIndexOf("vacuum");
        servers.execute(sql.substring(0, vacuum));
        servers.execute(sql.substring(vacuum));
    }

    /** Rows written so far, in all tables of the product. */
    long rowsWritten() throws SQLException {
        return Long.parseLong(servers.answer(
                "select sum(n_tup_ins) from pg_stat_user_tables" + " where schemaname in ('casework', 'audit')"));
    }

    /** Bytes of a case as the service answers it to an officer. */
    int bytesOfCase() {
        var answer = HubClient.ofProperties()
                .get("council.officer", "/v1/cases/00000000-0000-7000-8000-000000000001", "TRIAGE");
        if (answer.status() != 200) {
            throw new IllegalStateException("a loaded case cannot be read: " + answer.text());
        }
        return answer.text().length();
    }
}
