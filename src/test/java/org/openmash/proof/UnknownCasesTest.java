package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openmash.PublishedOperation;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * A case that may not be known is answered like one that is not there, on every path of every operation, to everybody who may
 * call it: not taking part, excluded (above every other right), restricted, sealed, of another hub.
 */
@QuarkusTest
@TestProfile(ProofProfile.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class UnknownCasesTest {
    private static final String NOBODYS = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L).toString();

    @TestHTTPResource
    String url = "";

    @Test
    void case_that_may_not_be_known_answers_like_none_on_every_path() throws SQLException {
        int compared = 0;
        try (var lane = new Lane(url, Fault.NONE)) {
            for (Account reader : Account.all()) {
                var world = lane.world(7, reader, Instant.now(), World.Side.A);
                lane.run(world, List.of());
                for (var operation : PublishedOperation.all()) {
                    if (operation.path().startsWith("/v1/cases/{id}")
                            && Operations.ALL.containsKey(operation.id())
                            && reader.has(Operations.ALL.get(operation.id()).callers())) {
                        compared += compare(lane, world, operation);
                    }
                }
            }
        }
        System.out.println(compared + " answers about cases that may not be known equal those about none");
        assertThat(compared).isGreaterThan(500);
    }

    private static int compare(Lane lane, World world, PublishedOperation operation) {
        int compared = 0;
        for (var headers : List.of(Set.of("Access-Purpose", "If-Match"), Set.<String>of())) {
            for (var body : bodies(operation)) {
                var none = asked(lane, world.reader(), operation, NOBODYS, headers, body);
                for (var planned : world.cases()) {
                    if (!planned.knownTo(world.reader())) {
                        assertThat(asked(
                                        lane,
                                        world.reader(),
                                        operation,
                                        planned.id().toString(),
                                        headers,
                                        body))
                                .as("%s by %s about %s", operation.id(), world.reader(), planned.kind())
                                .isEqualTo(none);
                        compared++;
                    }
                }
            }
        }
        return compared;
    }

    private static List<String> bodies(PublishedOperation operation) {
        return operation.mediaType() == null ? List.of("") : List.of(operation.example(), "{}", "{", "");
    }

    private static String asked(
            Lane lane, Account reader, PublishedOperation operation, String id, Set<String> headers, String body) {
        var path = operation.path().replace("{id}", id).replaceAll("\\{\\w+\\}", NOBODYS);
        var mediaType = operation.mediaType();
        var request = mediaType == null
                ? new Asked(operation.method(), path, java.util.Map.of(), "")
                : Asked.post(path, mediaType, body);
        if (headers.contains("Access-Purpose")) {
            request = request.with("Access-Purpose", "TRIAGE").with("If-Match", "\"x\"");
        }
        var answer = lane.send(reader, request, "unknown");
        assertThat(answer.status()).as("%s by %s", operation.id(), reader).isGreaterThanOrEqualTo(400);
        return new Canonical(Set.of())
                .of(new Answer(answer.status(), answer.headers(), answer.body().replace(id, NOBODYS)));
    }

    @Test
    void case_that_may_not_be_known_is_on_no_list_and_in_no_link() throws SQLException {
        try (var lane = new Lane(url, Fault.NONE)) {
            for (Account reader :
                    Account.all().stream().filter(Account::readsCases).toList()) {
                var world = lane.world(7, reader, Instant.now(), World.Side.A);
                lane.run(world, List.of());
                var unknown = new ArrayList<String>();
                world.cases().stream()
                        .filter(planned -> !planned.knownTo(reader))
                        .forEach(planned -> unknown.add(planned.id().toString()));
                for (String path : List.of(
                        "/v1/cases?limit=200",
                        "/v1/tasks",
                        "/v1/cases/" + world.named(PlannedCase.Kind.TAKES_PART).id())) {
                    for (String purpose : World.purposes()) {
                        assertThat(lane.send(reader, Asked.get(path).with("Access-Purpose", purpose), "lists")
                                        .body())
                                .as("%s reads %s for %s", reader, path, purpose)
                                .doesNotContain(unknown);
                    }
                }
            }
        }
    }
}
