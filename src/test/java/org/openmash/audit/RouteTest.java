package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final UUID CASE = UUID.randomUUID();
    private static final UUID RATING = UUID.randomUUID();

    @Path("/v1/cases")
    static class Cases {
        @GET
        void list() {}

        @POST
        @Path("{id}/ratings/{rating: [^/]+}")
        void rate() {}

        @POST
        @Path("/{id}/closure")
        @Records(Action.ERASURE)
        void erase() {}
    }

    @Path("/v1/searches/")
    @Records(Action.SEARCH)
    static class Searches {
        @POST
        void search() {}
    }

    private record Called(Class<?> type, String name) implements ResourceInfo {
        @Override
        public Method getResourceMethod() {
            try {
                return type.getDeclaredMethod(name);
            } catch (NoSuchMethodException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        }

        @Override
        public Class<?> getResourceClass() {
            return type;
        }
    }

    @Test
    void path_is_named_by_its_template_and_its_ids_are_kept() {
        var route = route("POST", "rate", Map.of("id", CASE.toString(), "rating", RATING.toString()));

        assertThat(route.operation()).isEqualTo("POST /v1/cases/{id}/ratings/{rating: [^/]+}");
        assertThat(route.cases()).containsExactly(CASE);
        assertThat(route.items()).containsExactly(RATING);
    }

    @Test
    void what_is_no_id_is_not_kept() {
        var route = route("POST", "rate", Map.of("id", "Dilys Prothero", "rating", "1"));

        assertThat(route.toString()).doesNotContain("Prothero");
        assertThat(route.cases()).isEmpty();
    }

    @Test
    void action_is_what_the_endpoint_says_else_what_its_verb_says() {
        assertThat(route("GET", "list", Map.of()).action()).isEqualTo(Action.CONSULTATION);
        assertThat(route("POST", "rate", Map.of()).action()).isEqualTo(Action.ALTERATION);
        assertThat(route("POST", "erase", Map.of()).action()).isEqualTo(Action.ERASURE);
        var searches = Route.of("POST", new Called(Searches.class, "search"), new MultivaluedHashMap<>());
        assertThat(searches.action()).isEqualTo(Action.SEARCH);
        assertThat(searches.operation()).isEqualTo("POST /v1/searches");
    }

    @Test
    void call_of_no_endpoint_is_known_by_its_verb_only() {
        var route = Route.of("GET", null, new MultivaluedHashMap<>());

        assertThat(route.operation()).isEqualTo("GET (unknown)");
    }

    private static Route route(String verb, String method, Map<String, String> parameters) {
        return Route.of(verb, new Called(Cases.class, method), new MultivaluedHashMap<>(parameters));
    }
}
