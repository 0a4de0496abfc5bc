package org.openmash.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** What an agency knows, item by item: each sector files what is its own, police with grade and handling. */
final class InventedItems {
    private static final Map<String, Set<String>> KINDS = Map.of(
            "school", Set.of("education"),
            "police", Set.of("police", "prevent"),
            "nhs", Set.of("health"),
            "council", Set.of("council"));

    private final Draw draw;
    private final LocalDate today;
    private final Words words = new Words();
    private final List<CSVRecord> accounts = SampleFiles.rows("accounts");

    InventedItems(Draw draw, LocalDate today) {
        this.draw = draw;
        this.today = today;
    }

    /** An account of what happened. */
    String summary(String story, String child, String adult) {
        var texts = accounts.stream()
                .filter(row ->
                        row.get("field").equals("summary") && row.get("theme").equals(story))
                .map(row -> row.get("text"))
                .toList();
        return draw.of(texts).replace("{child}", child).replace("{adult}", adult);
    }

    /** None to three items. */
    void addTo(ArrayNode contributions, Source source, Themes themes) {
        var fitting = accounts.stream().filter(row -> fits(row, source, themes)).toList();
        int most = draw.between(0, 3);
        for (int i = 0; i < most && !fitting.isEmpty(); i++) {
            item(contributions.addObject(), draw.of(fitting), source);
        }
    }

    private static boolean fits(CSVRecord row, Source source, Themes themes) {
        var kind = row.get("field").replaceAll("\\..*", "");
        var theme = row.get("theme");
        return KINDS.getOrDefault(source.sector(), Set.of()).contains(kind)
                && (theme.isEmpty()
                        || theme.equals(themes.story())
                        || themes.categories().contains(theme));
    }

    private void item(ObjectNode item, CSVRecord account, Source source) {
        item.put("field", account.get("field"));
        Optional.of(account.get("event_type"))
                .filter(type -> !type.isEmpty())
                .ifPresent(type -> item.put("eventType", type));
        item.put("eventDate", draw.dayBefore(today, 1, 400).toString());
        item.put("dateAccuracy", words.draw(draw, "accuracy"));
        item.put("headline", account.get("headline")).put("detail", account.get("text"));
        item.put("nature", draw.chance(0.8) ? "FACT" : "OPINION");
        if (source.sector().equals("police") || draw.chance(0.2)) {
            grade(item);
        }
        if (draw.chance(0.5)) {
            item.put("sourceReference", "REC-%05d".formatted(draw.between(0, 99_999)));
        }
    }

    /** One graded item in eight is shared under conditions only. */
    private void grade(ObjectNode item) {
        if (draw.chance(0.125)) {
            item.put("grade", words.draw(draw, "restricted-grade"))
                    .put("handlingConditions", "Ask the originator before any use; not to be told to the family");
        } else {
            item.put("grade", words.draw(draw, "grade"));
        }
    }
}
