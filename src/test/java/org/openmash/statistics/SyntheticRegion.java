package org.openmash.statistics;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.SyntheticReferral;
import org.openmash.support.SyntheticYears;
import org.openmash.support.SyntheticYearsLoad;

/**
 * The region of the synthetic years, loaded and released once a run. Few referrals unless the run says otherwise:
 *
 * <pre>mvn test -Dtest=SyntheticYearsTest -Dstatistics.referrals=400000                            two years of a region
 * mvn test -Dtest=SyntheticYearsTest -Dstatistics.referrals=200000 -Dstatistics.quarters=1     one very busy quarter</pre>
 */
final class SyntheticRegion {
    static final Quarter NEWEST = new Quarter(2024, 4);
    private static final int REFERRALS = Integer.getInteger("statistics.referrals", 4_000);
    private static final int QUARTERS = Integer.getInteger("statistics.quarters", 8);
    /** Enough to time them in a run on a real volume; in a build they only show that it can be read. */
    private static final int READS = REFERRALS < 100_000 ? 20 : 200;

    private static final Path EXAMPLE = Path.of("src/main/resources/openapi-examples/prepareRelease.request.json");
    private static final List<SyntheticReferral> LOADED = made();

    private static String timings = "";

    private SyntheticRegion() {}

    static List<SyntheticReferral> referrals() {
        return LOADED;
    }

    /** What was measured, a line each. */
    static String timings() {
        return timings;
    }

    /** Loads and releases the region, the first time. */
    static synchronized void release() throws SQLException, IOException {
        if (!timings.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        try (var connection = LocalDatabase.connect("postgres")) {
            SyntheticYearsLoad.into(connection, LOADED);
        }
        timings = "%,d referrals loaded in %,d ms%n".formatted(LOADED.size(), since(start));
        for (int back = QUARTERS - 1; back >= 0; back--) {
            close(NEWEST.minus(back));
        }
        timings += reads("/v1/statistics/demand") + reads("/v1/statistics/measures/demand");
    }

    private static List<SyntheticReferral> made() {
        var from = LocalDate.ofInstant(NEWEST.minus(QUARTERS - 1).begins(), Quarter.LONDON);
        var to = LocalDate.ofInstant(NEWEST.ends(), Quarter.LONDON);
        return SyntheticYears.referrals(2026, REFERRALS, from, to);
    }

    private static void close(Quarter quarter) throws IOException {
        var release = Files.readString(EXAMPLE)
                .replaceAll("20\\d\\d-Q\\d", quarter.toString())
                .replaceAll("\"tables\": [^\n]*\n", "");
        var id = given().auth()
                .oauth2(LocalKeycloak.token("governance"))
                .contentType("application/json")
                .body(release)
                .post("/v1/statistics/releases")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        long start = System.nanoTime();
        given().auth()
                .oauth2(LocalKeycloak.token("governance.second"))
                .post("/v1/statistics/releases/" + id + "/approval")
                .then()
                .statusCode(201);
        timings += "%s closed in %,d ms%n".formatted(quarter, since(start));
    }

    private static String reads(String path) {
        var token = LocalKeycloak.token("analyst");
        long[] times = IntStream.range(0, READS)
                .mapToLong(read -> {
                    long start = System.nanoTime();
                    given().auth()
                            .oauth2(token)
                            .get(path + "?period=" + NEWEST)
                            .then()
                            .statusCode(200);
                    return (System.nanoTime() - start) / 1_000;
                })
                .skip(READS / 4)
                .sorted()
                .toArray();
        return "GET %s: median %.1f ms, p95 %.1f ms, as the caller sees it (%d calls)%n"
                .formatted(
                        path,
                        times[times.length / 2] / 1_000.0,
                        times[times.length * 95 / 100] / 1_000.0,
                        Arrays.stream(times).count());
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
