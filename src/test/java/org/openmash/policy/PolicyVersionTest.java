package org.openmash.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Two people agree to a version before a release with it gives anybody a right. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class PolicyVersionTest {
    private static final Path MATRIX = Path.of("src/main/resources/policy/disclosure-matrix.csv");

    @Test
    void version_is_proposed_by_one_person_and_approved_by_another() throws IOException {
        var text = Files.readString(MATRIX).replace("visits; schools hold their own", "visits; a test");
        var version = DisclosureMatrix.of(text.getBytes(StandardCharsets.UTF_8)).version();
        var changed = text.lines()
                .filter(line -> line.startsWith("field,") || line.startsWith("subject.address,"))
                .reduce("", (one, other) -> one + other + "\n");

        PolicyTrialTest.post("/v1/policy/versions", changed)
                .then()
                .statusCode(201)
                .body("version", equalTo(version))
                .body("inForce", equalTo(false));
        PolicyTrialTest.post("/v1/policy/versions", text).then().statusCode(409);
        approve("governance", version).then().statusCode(409);
        approve("governance.second", version).then().statusCode(201).body("approvedBy", equalTo("governance.second"));
        approve("governance.second", version).then().statusCode(409);

        assertThat(Samples.as("governance")
                        .get("/v1/policy/versions/" + version)
                        .asString())
                .isEqualTo(text);
        Samples.as("auditor")
                .get("/v1/policy/versions")
                .then()
                .body("versions.find { it.version == '" + version + "' }.approvedAt", notNullValue())
                .body("versions.findAll { it.inForce }.size()", equalTo(1));
        approve("governance.second", "sha256:00").then().statusCode(404);
    }

    @Test
    void once_a_version_was_approved_the_migration_of_another_is_refused() throws SQLException, IOException {
        var text = Files.readString(MATRIX).replace("visits; schools hold their own", "visits; approved");
        var version = DisclosureMatrix.of(text.getBytes(StandardCharsets.UTF_8)).version();
        PolicyTrialTest.post("/v1/policy/versions", text).then().statusCode(201);
        approve("governance.second", version).then().statusCode(201);
        var inForce = Samples.column("select sha256 from policy.policy_version").get(0);

        try (var owner = LocalDatabase.connect("openmash_owner")) {
            var asked = owner.createStatement();
            asked.execute("select policy.require_approved('" + version + "')");
            asked.execute("select policy.require_approved('" + inForce + "')");
            assertThatThrownBy(() -> asked.execute("select policy.require_approved('sha256:another')"))
                    .hasMessageContaining("sha256:another was not approved by two people");
        }
    }

    @Test
    void release_that_adds_a_row_can_be_agreed_to_before_it_comes() throws IOException {
        var text =
                Files.readString(MATRIX) + "case.shoeSize,Shoe size,open,open,open,open,open,any,no,drop,a new row\n";

        PolicyTrialTest.post("/v1/policy/versions", text)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("case.shoeSize"));
        PolicyTrialTest.post("/v1/policy/versions?whole=true", text)
                .then()
                .statusCode(201)
                .body(
                        "version",
                        equalTo(DisclosureMatrix.of(text.getBytes(StandardCharsets.UTF_8))
                                .version()));
    }

    private static io.restassured.response.Response approve(String user, String version) {
        return Samples.as(user).post("/v1/policy/versions/" + version + "/approvals");
    }
}
