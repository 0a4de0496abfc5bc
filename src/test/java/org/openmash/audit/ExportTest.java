package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openmash.support.Samples.as;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ExportTest {
    private static final Set<ResultSeverityEnum> SERIOUS = Set.of(ResultSeverityEnum.ERROR, ResultSeverityEnum.FATAL);
    private static final String EXPORTS = "/v1/audit/exports";

    @Inject
    AccessLog log;

    private final UUID caseId = UUID.randomUUID();
    private final List<String> recorded = new ArrayList<>();

    @BeforeEach
    void record() {
        var reading = LogDatabase.reading(caseId).reason("=HYPERLINK(\"x\")\nsecond line, with a comma");
        for (int i = 0; i < 3; i++) {
            recorded.add(0, log.recordDurably(reading).toString());
        }
    }

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    @Test
    void lines_say_what_the_search_says() throws IOException {
        var lines = export("NDJSON").asString().lines().toList();
        var searched = new ObjectMapper()
                .readTree(as("auditor")
                        .get("/v1/audit/entries?action=CONSULTATION&case=" + caseId)
                        .asString());

        assertThat(lines).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(new ObjectMapper().readTree(lines.get(i))).isEqualTo(searched.at("/entries/" + i));
        }
    }

    @Test
    void table_has_a_row_an_entry_and_no_cell_that_a_spreadsheet_would_run() throws IOException {
        var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(export("CSV").asString()))
                .getRecords();

        assertThat(csv).extracting(row -> row.get("id")).isEqualTo(recorded);
        assertThat(csv.get(0).get("reason")).isEqualTo("'=HYPERLINK(\"x\")\nsecond line, with a comma");
        assertThat(csv.get(0).get("withheld")).isEqualTo("health.detail:SECTOR");
        assertThat(csv.get(0).get("name")).isEmpty();
    }

    @Test
    void bundle_is_valid_fhir_with_the_agents_and_entities_of_the_patterns() {
        var text = export("FHIR").asString();
        var fhir = FhirContext.forR4();
        var bundle = fhir.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Bundle.class, text);

        var validator = fhir.newValidator();
        var instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir)));
        instances.setErrorForUnknownProfiles(false); // BALP is checked below
        validator.registerValidatorModule(instances);
        assertThat(validator.validateWithResult(text).getMessages())
                .filteredOn(message -> SERIOUS.contains(message.getSeverity()))
                .isEmpty();
        assertThat(bundle.getEntry()).hasSize(3);
        var event = (AuditEvent) bundle.getEntryFirstRep().getResource();
        assertThat(event.getAction()).isEqualTo(AuditEvent.AuditEventAction.R);
        assertThat(event.getAgent())
                .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
                .containsExactly("110152", "110153", "IRCP");
        assertThat(event.getMeta().getProfile())
                .extracting(profile -> profile.getValue())
                .containsExactly(BALP + (people(event).isEmpty() ? "Read" : "PatientRead"));
        holdsThePatternOfRead(event);
        assertThat(event.getEntity())
                .extracting(entity -> entity.getType().getCode())
                .containsExactly("XrequestId", "2", "4");
        assertThat(text).doesNotContain("Nina Nahm");
    }

    /** What IHE.BasicAudit.Read 1.1 adds to AuditEvent, and PatientRead to that. */
    private static void holdsThePatternOfRead(AuditEvent event) {
        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtype()).extracting(subtype -> subtype.getCode()).containsExactly("read");
        assertThat(event.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._0);
        for (var agent : event.getAgent()) {
            boolean user = agent.getType().getCodingFirstRep().getCode().equals("IRCP");
            assertThat(agent.hasWho()).isTrue();
            assertThat(agent.getRequestor()).isEqualTo(user);
            assertThat(agent.hasNetwork()).isEqualTo(!user);
            assertThat(agent.hasMedia()).isFalse();
        }
        assertThat(event.getEntity())
                .filteredOn(entity -> entity.getType().getCode().equals("2"))
                .singleElement()
                .matches(data -> data.hasWhat()
                        && List.of("3", "4", "20").contains(data.getRole().getCode()));
        assertThat(people(event))
                .hasSizeLessThan(2)
                .allMatch(person -> person.getRole().getCode().equals("1"));
    }

    private static List<AuditEvent.AuditEventEntityComponent> people(AuditEvent event) {
        return event.getEntity().stream()
                .filter(entity -> entity.getType().getCode().equals("1"))
                .toList();
    }

    @Test
    void empty_bundle_is_valid_too() {
        var text = as("auditor")
                .get(EXPORTS + "?format=FHIR&case=" + UUID.randomUUID())
                .asString();

        assertThat(FhirContext.forR4()
                        .newJsonParser()
                        .parseResource(Bundle.class, text)
                        .getEntry())
                .isEmpty();
    }

    @Test
    void signature_holds_for_these_bytes_and_no_others() throws JoseException {
        for (String format : List.of("NDJSON", "CSV", "FHIR")) {
            var export = export(format);
            byte[] body = export.asByteArray();

            assertThat(holds(export.header("Export-Signature"), body))
                    .as(format)
                    .isTrue();
            body[body.length / 2] ^= 1;
            assertThat(holds(export.header("Export-Signature"), body))
                    .as(format)
                    .isFalse();
        }
    }

    @Test
    void entry_of_an_export_names_the_hash_of_what_left() {
        var export = export("NDJSON");

        var hash = HexFormat.of().formatHex(Sha256.of(export.asByteArray()));
        as("auditor")
                .get("/v1/audit/entries/" + export.header("Audit-Entry"))
                .then()
                .body("recordVersion", equalTo("sha256:" + hash))
                .body("operation", equalTo("GET /v1/audit/exports"))
                .body("items", equalTo(List.of(recorded.get(0), recorded.get(2))))
                .body("cases", hasItem(caseId.toString()));
    }

    @Test
    void export_of_an_unknown_form_or_with_a_limit_is_refused() {
        as("auditor")
                .get(EXPORTS + "?format=XML")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("format"));
        as("auditor").get(EXPORTS).then().statusCode(400).body("violations[0].field", equalTo("format"));
        as("auditor").get(EXPORTS + "?format=CSV&limit=5").then().statusCode(400);
        as("governance").get(EXPORTS + "?format=CSV").then().statusCode(403);
    }

    private Response export(String format) {
        var export = as("auditor").get(EXPORTS + "?action=CONSULTATION&format=" + format + "&case=" + caseId);
        assertThat(export.statusCode()).as(export.asString()).isEqualTo(200);
        return export;
    }

    private boolean holds(String signature, byte[] body) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setCompactSerialization(signature);
        jws.setKey(PublicJsonWebKey.Factory.newPublicJwk(
                        as("auditor").get("/v1/audit/keys").<Map<String, Object>>path("exports"))
                .getPublicKey());
        jws.setPayloadBytes(body);
        jws.setPayloadCharEncoding(StandardCharsets.UTF_8.name());
        return jws.verifySignature();
    }
}
