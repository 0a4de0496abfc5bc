package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class SchemaReadyTest {
    @Inject
    Flyway flyway;

    @Test
    void a_migrated_schema_is_ready() {
        assertThat(SchemaReady.isCurrent(flyway.info())).isTrue();
    }

    @Test
    void a_schema_older_than_the_build_is_not_ready(@TempDir Path further) throws IOException {
        Files.writeString(further.resolve("V999__not_yet_applied.sql"), "select 1;");
        var owner = flyway.getConfiguration();
        var newer = Flyway.configure()
                .dataSource(owner.getUrl(), owner.getUser(), owner.getPassword())
                .schemas(owner.getSchemas())
                .locations("filesystem:src/main/resources/db/migration", "filesystem:" + further)
                .load();

        assertThat(newer.info().pending()).hasSize(1);
        assertThat(SchemaReady.isCurrent(newer.info())).isFalse();
    }
}
