package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openmash.support.SyntheticSample.Sample;

/**
 * Fills a running hub with the synthetic sample, over HTTP as the agencies' systems, and with the Children in Need
 * returns of the tests; beside them one agreement among the agencies. Doing it again changes nothing: the day the sample is of is kept in a file. System properties:
 * {@code openmash.url}, {@code keycloak.url}, {@code openmash.sample.size} (300), {@code openmash.sample.day}.
 */
public final class SampleData {
    private static final long SEED = 1;
    private static final int WINDOW = 100;
    /** One in so many is posted alone, as systems without batches do. */
    private static final int ALONE = 10;

    private static final Path DAY = Path.of(".local", "sample-day");
    private static final List<String> RETURNS =
            List.of("cin-census-valid.xml", "cin-census-sample.xml", "cin-census-sample-2026.xml");

    private final HubClient hub;
    private final PrintStream out;
    private final Instant started = Instant.now();
    private final Map<String, Integer> results = new TreeMap<>();
    private int batches;
    private int warned;

    private SampleData(HubClient hub, PrintStream out) {
        this.hub = hub;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        int size = Integer.getInteger("openmash.sample.size", 300);
        var data = new SampleData(HubClient.ofProperties(), new PrintStream(System.out, true, UTF_8));
        DemoAgreement.load(data.hub, data.out);
        data.postConcerns(size, day());
        RETURNS.forEach(data::importReturn);
        data.out.printf(
                "done in %.1f s%n",
                Duration.between(data.started, Instant.now()).toMillis() / 1000.0);
        System.exit(data.results.keySet().stream().anyMatch(result -> result.startsWith("refused")) ? 1 : 0);
    }

    /** The day before which everything happened: kept from the first time on, so that bodies and keys repeat. */
    private static LocalDate day() throws IOException {
        var given = System.getProperty("openmash.sample.day");
        if (given != null) {
            return LocalDate.parse(given);
        }
        if (!Files.exists(DAY)) {
            Files.createDirectories(DAY.getParent());
            Files.writeString(DAY, LocalDate.now(ZoneId.of("Europe/London")).toString());
        }
        return LocalDate.parse(Files.readString(DAY).strip());
    }

    private void postConcerns(int size, LocalDate day) {
        var samples = SyntheticSample.stream(SEED, size, day).toList();
        for (int from = 0; from < size; from += WINDOW) {
            Map<String, List<Sample>> byClient = new LinkedHashMap<>();
            for (int i = from; i < Math.min(size, from + WINDOW); i++) {
                var sample = samples.get(i);
                if (i % ALONE == 0) {
                    postAlone(sample);
                } else {
                    byClient.computeIfAbsent(sample.client(), client -> new ArrayList<>())
                            .add(sample);
                }
            }
            byClient.forEach(this::postBatch);
        }
        out.printf(
                "%d concerns of %s to %s: %s; %d with warnings; %d batches%n",
                size, day, hub.url(), results, warned, batches);
        out.println("  by "
                + samples.stream().collect(Collectors.groupingBy(Sample::client, TreeMap::new, Collectors.counting())));
    }

    private void postAlone(Sample sample) {
        var answer = hub.post(
                sample.client(), "/v1/concerns", sample.json(), Map.of("Idempotency-Key", sample.idempotencyKey()));
        boolean accepted = answer.status() == 200 || answer.status() == 201;
        boolean again = accepted
                && Instant.parse(answer.json().get("receivedAt").asText()).isBefore(started);
        count(
                again ? 200 : answer.status(),
                accepted && !answer.json().get("warnings").isEmpty(),
                answer.text());
    }

    private void postBatch(String client, List<Sample> samples) {
        var lines = samples.stream()
                .map(sample -> "{\"idempotencyKey\":\"%s\",\"concern\":%s}\n"
                        .formatted(sample.idempotencyKey(), sample.json()))
                .collect(Collectors.joining());
        var answer = hub.post(client, "/v1/concerns/batch", "application/x-ndjson", BodyPublishers.ofString(lines));
        var answered = answer.text().lines().toList();
        if (answer.status() != 200 || answered.size() != samples.size()) {
            throw new IllegalStateException(
                    "batch of " + client + " answered " + answer.status() + ": " + answer.text());
        }
        batches++;
        for (var line : answered) {
            var result = new HubClient.Answer(200, line, answer.headers()).json();
            count(result.get("status").asInt(), !result.at("/receipt/warnings").isEmpty(), line);
        }
    }

    private void count(int status, boolean withWarnings, String text) {
        var result = switch (status) {
            case 201 -> "new";
            case 200 -> "there before";
            default -> "refused " + status;
        };
        if (result.startsWith("refused")) {
            out.println("  " + result + ": " + text);
        }
        results.merge(result, 1, Integer::sum);
        warned += withWarnings ? 1 : 0;
    }

    private void importReturn(String file) {
        var body = BodyPublishers.ofInputStream(() -> resource("/cin/" + file));
        var answer = hub.post("council.officer", "/v1/imports/cin", "application/xml", body);
        if (answer.status() != 200) {
            results.merge("refused " + answer.status(), 1, Integer::sum);
            out.println(file + ": refused: " + answer.text());
            return;
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<String, Integer> issues = new TreeMap<>();
        int withIssues = 0;
        for (var child : answer.json().get("children")) {
            outcomes.merge(child.get("result").asText(), 1, Integer::sum);
            child.get("issues").forEach(issue -> issues.merge(issue.get("rule").asText(), 1, Integer::sum));
            withIssues += child.get("issues").isEmpty() ? 0 : 1;
        }
        answer.json()
                .get("returnIssues")
                .forEach(issue -> issues.merge(issue.get("rule").asText(), 1, Integer::sum));
        if (outcomes.containsKey("REFUSED") || answer.json().hasNonNull("problem")) {
            results.merge("refused in part", 1, Integer::sum);
        }
        out.printf("%s: children %s, %d with issues; issues by rule %s%n", file, outcomes, withIssues, issues);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SampleData.class.getResourceAsStream(name), name);
    }
}
