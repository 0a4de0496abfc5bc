package org.openmash.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.openmash.agreement.ForgottenAgreements;
import org.openmash.support.Draw;
import org.openmash.support.LocalDatabase;

/** Runs sequences of requests against the running service, each on a world loaded afresh. */
final class Lane implements AutoCloseable {
    /** Longer than a sequence, shorter than anything that ends by itself. */
    private static final Duration PAST = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Connection database;
    private final Schema schema;
    private final String url;
    private final Fault fault;
    private final LogLines log = new LogLines();
    private final WorldLoader loader;
    private long laying;

    Lane(String url, Fault fault) throws SQLException {
        this.url = url.replaceFirst("/$", "");
        this.fault = fault;
        this.database = LocalDatabase.connect("postgres");
        this.schema = Schema.of(database);
        this.loader =
                new WorldLoader(database, schema, Instant.now().minus(PAST).toString());
        database.setAutoCommit(false);
    }

    /**
     * A time for a pair. The database has a clock of its own, which cannot be pinned: what it compares with a time of the
     * service must be over by it, however fast the run, so a sequence plays in the past.
     */
    static Instant time() {
        return Instant.now().minus(PAST).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** How long laying worlds took so far. */
    Duration laying() {
        return Duration.ofNanos(laying);
    }

    /** A request of the sequence and what came back; {@code text} is the form that is compared. */
    record Seen(Step step, Asked asked, Answer answer, String text) {}

    Schema schema() {
        return schema;
    }

    World world(long seed, Account reader, Instant now, World.Side side) {
        return world(seed, reader, now, side, 1);
    }

    World world(long seed, Account reader, Instant now, World.Side side, int variant) {
        return new World(seed, reader, now, side, variant, schema);
    }

    /** Runs the steps on the world; only the reader's requests are told. */
    List<Seen> run(World world, List<Step> steps) throws SQLException {
        PinnedClock.pin(world.now());
        long start = System.nanoTime();
        loader.lay(world);
        database.commit();
        ForgottenAgreements.in(List.of(world.reader().hub(), "HUB-B"));
        fault.begin(database);
        laying += System.nanoTime() - start;
        var known = new Known(world.vocabulary());
        var ids = new HashSet<>(world.ids());
        ids.addAll(known.world().ids());
        var canonical = new Canonical(ids);
        List<Seen> seen = new ArrayList<>();
        try {
            for (int i = 0; i < steps.size(); i++) {
                PinnedClock.pin(world.now().plusSeconds(i));
                var step = steps.get(i);
                if (step.onlyInA() && world.side() == World.Side.B) {
                    continue;
                }
                if (step.account().equals(world.reader().name())) {
                    seen.add(ask(step, i, known, canonical));
                } else {
                    Surroundings.act(this, step, i, world, known);
                }
            }
        } finally {
            PinnedClock.release();
            fault.end(database);
        }
        return seen;
    }

    private Seen ask(Step step, int number, Known known, Canonical canonical) {
        var asked = Operations.draw(step.operation(), new Draw(step.seed()), known);
        var answer = send(known.world().reader(), asked, "step-" + number);
        known.learn(step.operation(), asked, answer);
        return new Seen(step, asked, answer, canonical.of(answer));
    }

    Answer send(Account account, Asked asked, String requestId) {
        var request = HttpRequest.newBuilder(URI.create(url + asked.path()))
                .header("Authorization", "Bearer " + account.token())
                .header("X-Request-ID", requestId)
                .method(asked.method(), BodyPublishers.ofString(asked.body()));
        asked.headers().forEach(request::header);
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An address outside the API, asked without a token. */
    String fetch(String address) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Marked values in what the service logged since the last call. */
    List<String> loggedMarks() {
        return log.takeMarks();
    }

    @Override
    public void close() throws SQLException {
        log.close();
        database.setAutoCommit(true);
        loader.close();
        database.close();
    }
}
