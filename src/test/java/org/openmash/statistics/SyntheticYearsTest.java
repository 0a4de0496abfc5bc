package org.openmash.statistics;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.hub.CaseClocks;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Years of synthetic referrals, closed quarter by quarter and read in every form. Few in each build; for real volumes see
 * {@link SyntheticRegion}.
 */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
@TestProfile(SyntheticYearsTest.OwnDatabase.class)
class SyntheticYearsTest {
    /** Quarters are closed once and the year's budget is spent: with a database of its own no other test is in the way. */
    public static final class OwnDatabase implements QuarkusTestProfile {}

    /** The first bulletin is drawn while the reader waits; a busy machine takes its time. */
    private static final RestAssuredConfig PATIENT = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 300_000));

    private static final String NEWEST = SyntheticRegion.NEWEST.toString();

    @Inject
    Catalogue catalogue;

    @Inject
    CaseClocks clocks;

    @BeforeEach
    void region_is_released() throws SQLException, IOException {
        SyntheticRegion.release();
    }

    /** Noise and the choice among a person's referrals, nothing else, stand between the truth and what is published. */
    @Test
    void published_figures_are_as_near_to_the_truth_as_they_say() {
        var errors = new SyntheticErrors(
                catalogue,
                new TrueCounts(catalogue.tables(), clocks, SyntheticRegion.referrals(), SyntheticRegion.NEWEST));

        System.out.println(errors.report());
        System.out.println(SyntheticRegion.timings());
        assertThat(errors.shareWithinDeclaredError()).isGreaterThan(0.93);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, {",
        "text/csv, 'area,areaLabel,'",
        "application/csvm+json, {",
        "image/svg+xml, <?xml",
        "image/png, ‰PNG"
    })
    void measure_comes_in_every_form(String form, String begin) {
        var answer = measure("flow", form);

        answer.then().statusCode(200).contentType(startsWith(form)).header("Audit-Entry", notNullValue());
        assertThat(new String(
                        answer.asByteArray(), 0, begin.length(), java.nio.charset.Charset.forName("windows-1252")))
                .isEqualTo(begin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/csvm+json", "image/svg+xml", "image/png"})
    void table_comes_in_every_form(String form) {
        reader().accept(form)
                .get("/v1/statistics/rereferral?period=" + NEWEST)
                .then()
                .statusCode(200)
                .contentType(startsWith(form))
                .header("Content-Disposition", startsWith("inline; filename=\"rereferral-" + NEWEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demand", "trend", "change", "flow", "rereferral", "timeliness", "arrivals", "staffing", "equity"
            })
    void measure_names_its_releases_and_its_error(String name) {
        measure(name, "application/json")
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("period", equalTo(NEWEST))
                .body("error", notNullValue())
                .body("sources[0].epsilon", notNullValue())
                .body("sources[0].version", equalTo(1))
                .body("rows.size()", org.hamcrest.Matchers.greaterThan(3));
    }

    @Test
    void measure_reads_the_same_each_time() {
        assertThat(measure("equity", "image/png").asByteArray())
                .isEqualTo(measure("equity", "image/png").asByteArray());
    }

    @Test
    void filter_that_a_measure_does_not_have_is_refused_by_name() {
        reader().get("/v1/statistics/measures/demand?school=Elm&period=" + NEWEST)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("school"));
    }

    @Test
    void unknown_measure_and_quarter_that_is_not_out_look_the_same() {
        reader().get("/v1/statistics/measures/happiness?period=" + NEWEST)
                .then()
                .statusCode(404);
        reader().get("/v1/statistics/measures/demand?period=2020-Q1").then().statusCode(404);
        reader().get("/v1/statistics/bulletins/2020-Q1").then().statusCode(404);
    }

    @Test
    void bulletin_in_html_can_be_read_without_seeing_it()
            throws IOException, SAXException, ParserConfigurationException {
        var page = parse(bulletin("text/html").asByteArray());
        var images = page.getElementsByTagName("img");
        var heads = page.getElementsByTagName("th");

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(images.getLength()).isEqualTo(9);
        for (int i = 0; i < images.getLength(); i++) {
            assertThat(((Element) images.item(i)).getAttribute("alt")).contains("Chart of");
        }
        for (int i = 0; i < heads.getLength(); i++) {
            assertThat(((Element) heads.item(i)).getAttribute("scope")).isIn("col", "row");
        }
        assertThat(page.getDocumentElement().getTextContent())
                .contains("cube version 1", "19 of 20 cells within", "epsilon")
                .contains("Assumed: 30 minutes of handling each")
                .doesNotContain("lower and upper");
    }

    @Test
    void bulletin_in_pdf_is_tagged_for_screen_readers() throws IOException {
        try (var pdf = Loader.loadPDF(bulletin("application/pdf").asByteArray())) {
            var catalog = pdf.getDocumentCatalog();

            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(pdf.getNumberOfPages()).isGreaterThan(9);
        }
    }

    private static Response measure(String name, String form) {
        return reader().accept(form).get("/v1/statistics/measures/" + name + "?period=" + NEWEST);
    }

    private static Response bulletin(String form) {
        long begun = System.nanoTime();
        var answer = reader().config(PATIENT).accept(form).get("/v1/statistics/bulletins/" + NEWEST);
        System.out.printf("bulletin as %s: %,d ms%n", form, (System.nanoTime() - begun) / 1_000_000);
        answer.then()
                .statusCode(200)
                .contentType(startsWith(form))
                .header("Audit-Entry", notNullValue())
                .header("Content-Disposition", startsWith("inline; filename=\"bulletin-" + NEWEST));
        return answer;
    }

    private static io.restassured.specification.RequestSpecification reader() {
        return given().auth().oauth2(LocalKeycloak.token("analyst"));
    }

    private static Document parse(byte[] page) throws IOException, SAXException, ParserConfigurationException {
        // The parser on the class path refuses every DOCTYPE.
        var text = new String(page, UTF_8).replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
