package org.openmash.concern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.problem.ProblemException;

/** Whatever is sent, the answer is a concern or a problem; and in danger no optional value can stand in the way. */
class ConcernFuzzTest {
    private static final long SEED = 20260302;
    private static final int ROUNDS = 2_000;
    /** Stands before a name that is to be given twice; taken out of the text. */
    private static final String TWICE = "~twice~";
    /** What a concern cannot do without, and what holds it. */
    private static final Set<String> REQUIRED = Set.of(
            "/contactType",
            "/immediateDanger",
            "/summary",
            "/lawfulBasis",
            "/referrer",
            "/referrer/sourceCode",
            "/people",
            "/people/0",
            "/people/0/role",
            "/people/0/familyName");

    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "0",
            "-1.5e9",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "\"x\"",
            "[null]",
            "[[[[1]]]]",
            "\"\\u0000\"",
            "\"2031-02-29\"",
            "\"1AC\"",
            "\"9990000000\"",
            "{\"a\":{\"b\":[{\"role\":\"SUBJECT\"}]}}",
            "\"" + "y".repeat(20_001) + "\"",
            "[" + "1,".repeat(60) + "1]");

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final ConcernReader reader = Bodies.reader();

    private record Place(String pointer, JsonNode parent, String name) {}

    @Test
    void whatever_is_sent_the_answer_is_a_concern_or_a_problem_without_personal_data() {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(SEED + round);
            var body = random.nextBoolean() ? Bodies.example() : Bodies.full();
            mutate(body.tree(), random, false);
            var bytes = text(body).getBytes(UTF_8);
            if (random.nextInt(4) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(reader.read(bytes)).as("seed %d", SEED + round).isNotNull();
            } catch (ProblemException problem) {
                assertThat(problem.detail() + problem.violations())
                        .as("seed %d", SEED + round)
                        .doesNotContain("Wrenmarsh", "Quillfeather", "Nowhere Lane");
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError("seed " + (SEED + round), other);
            }
        }
    }

    @Test
    void in_danger_no_optional_value_stands_in_the_way_and_none_is_lost() {
        int keptAside = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(SEED + round);
            var body = (random.nextBoolean() ? Bodies.example() : Bodies.full()).with("/immediateDanger", "true");
            mutate(body.tree(), random, true);
            var text = text(body);
            try {
                var read = reader.read(text.getBytes(UTF_8));
                keptAside += read.setAside().size();
                assertThat(read.request().subjects())
                        .as("seed %d", SEED + round)
                        .isNotEmpty();
                assertThat(read.warnings().isEmpty()).isEqualTo(read.setAside().isEmpty());
                assertThat(read.setAside())
                        .as("seed %d", SEED + round)
                        .allSatisfy(aside -> assertThat(text).contains(aside.rawJsonText()));
                assertThat(words(body.tree())).as("seed %d", SEED + round).allMatch(kept(read)::contains);
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError("seed " + (SEED + round) + ": " + text, other);
            }
        }
        assertThat(keptAside).isGreaterThan(ROUNDS);
    }

    /** The texts of a body that no rule rewrites. */
    private static List<String> words(JsonNode body) {
        List<Place> places = new ArrayList<>();
        collect("", body, places);
        return places.stream()
                .map(place -> place.parent().isArray()
                        ? place.parent().get(Integer.parseInt(place.name()))
                        : place.parent().get(place.name()))
                .filter(node -> node.isTextual() && node.asText().matches("[A-Za-z][a-z ,.-]{3,}"))
                .map(JsonNode::asText)
                .toList();
    }

    private static String kept(ReadConcern read) {
        try {
            return JSON.writeValueAsString(read.request())
                    + read.setAside().stream().map(SetAside::rawJsonText).toList();
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static void mutate(ObjectNode body, Random random, boolean optionalOnly) {
        for (int i = random.nextInt(5); i >= 0; i--) {
            List<Place> places = new ArrayList<>();
            collect("", body, places);
            if (optionalOnly) {
                places.removeIf(place -> REQUIRED.contains(place.pointer()));
            }
            mutate(places.get(random.nextInt(places.size())), random);
        }
    }

    private static void mutate(Place place, Random random) {
        var junk = Bodies.parsed(JUNK.get(random.nextInt(JUNK.size())));
        if (place.parent() instanceof ArrayNode list) {
            int index = Integer.parseInt(place.name());
            switch (random.nextInt(3)) {
                case 0 -> list.add(junk);
                case 1 -> list.add(list.get(index).deepCopy());
                default -> list.set(index, junk);
            }
            return;
        }
        var object = (ObjectNode) place.parent();
        var value = object.get(place.name());
        switch (random.nextInt(5)) {
            case 0 -> object.remove(place.name());
            case 1 -> object.set(TWICE + place.name(), junk);
            case 2 -> object.set(place.name() + "\u0001\u00e9 x", value);
            case 3 -> object.set("extra" + random.nextInt(3), junk);
            default -> object.set(place.name(), junk);
        }
    }

    private static void collect(String pointer, JsonNode node, List<Place> places) {
        node.fieldNames().forEachRemaining(name -> {
            places.add(new Place(pointer + "/" + name, node, name));
            collect(pointer + "/" + name, node.get(name), places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(pointer + "/" + i, node, String.valueOf(i)));
            collect(pointer + "/" + i, node.get(i), places);
        }
    }

    private static String text(Bodies body) {
        return body.text().replace(TWICE, "");
    }
}
