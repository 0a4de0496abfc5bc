package org.openmash.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The invented words of {@code words.csv} by their kind. */
final class Words {
    private final Map<String, List<String>> byKind = SampleFiles.rows("words").stream()
            .collect(Collectors.groupingBy(
                    row -> row.get("kind"),
                    LinkedHashMap::new,
                    Collectors.mapping(row -> row.get("word"), Collectors.toList())));

    String draw(Draw draw, String kind) {
        var words = byKind.get(kind);
        if (words == null) {
            throw new IllegalArgumentException("no words of kind " + kind);
        }
        return draw.of(words);
    }
}
