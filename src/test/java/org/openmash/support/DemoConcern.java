package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the agencies of the demonstration send: about a child nobody has met before, with words in each text that are
 * this run's alone, so that a text found where it must not be is known at once.
 */
record DemoConcern(String run, String child, Map<String, String> blanks) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** The serials of the 999 range that the sample leaves. */
    private static final int SERIALS = 1_000_000 - InventedNumbers.NHS_SERIALS;

    static DemoConcern fresh(LocalDate today) {
        byte[] bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        var run = HexFormat.of().formatHex(bytes);
        var born = today.minusYears(8).minusDays(RANDOM.nextInt(300));
        var words = new Words();
        var draw = new Draw(RANDOM.nextLong());
        var child = words.draw(draw, "given");
        var family = words.draw(draw, "family");
        return new DemoConcern(
                run,
                child + " " + family,
                Map.of(
                        "run", run,
                        "child", child,
                        "family", family,
                        "born", born.toString(),
                        "nhsNumber", nhsNumber(),
                        "upn", new InventedNumbers(RANDOM.nextInt()).upn(born),
                        "yesterday", today.minusDays(1).toString()));
    }

    /** The concern of the school. */
    String concern() {
        return filled("concern");
    }

    /** The items of the others, by account. */
    Map<String, JsonNode> items() {
        Map<String, JsonNode> items = new TreeMap<>();
        try {
            HubClient.JSON
                    .readTree(filled("items"))
                    .properties()
                    .forEach(item -> items.put(item.getKey(), item.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    String dateOfBirth() {
        return blank("born");
    }

    /** The words and numbers that stand under a field and nowhere else. */
    Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        marks.put("concern.summary", "[summary " + run + "]");
        marks.put("concern.childVoice", "[voice " + run + "]");
        for (String kind : new String[] {"education", "police", "health", "council"}) {
            marks.put(kind + ".detail", "[" + kind + " " + run + "]");
        }
        marks.put("concern.referrerContact", "01632 960101");
        marks.put("subject.nhsNumber", blank("nhsNumber"));
        marks.put("subject.upn", blank("upn"));
        return marks;
    }

    private String blank(String name) {
        return Objects.requireNonNull(blanks.get(name), name);
    }

    private String filled(String file) {
        var text = resource("/demonstration/" + file + ".json");
        for (var blank : blanks.entrySet()) {
            text = text.replace("{" + blank.getKey() + "}", blank.getValue());
        }
        return text;
    }

    private static String nhsNumber() {
        while (true) {
            Optional<String> number = InventedNumbers.nhsNumber(InventedNumbers.NHS_SERIALS + RANDOM.nextInt(SERIALS));
            if (number.isPresent()) {
                return number.get();
            }
        }
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(DemoConcern.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
