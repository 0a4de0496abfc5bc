package org.openmash.audit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line, taken apart: {@code --name value} and the words between.
 *
 * @param options by name
 * @param words in their order
 */
record Arguments(Map<String, String> options, List<String> words) {
    private static final String DASHES = "--";

    /** @throws Refusal for an option that is unknown, without a value, or there twice */
    static Arguments parse(List<String> line, Set<String> known) {
        var options = new HashMap<String, String>();
        var words = new ArrayList<String>();
        for (int at = 0; at < line.size(); at++) {
            String word = line.get(at);
            if (!word.startsWith(DASHES)) {
                words.add(word);
            } else if (!known.contains(word) || at + 1 == line.size() || options.put(word, line.get(++at)) != null) {
                throw new Refusal(Verdict.USAGE, word + " is not an option, has no value, or stands there twice");
            }
        }
        return new Arguments(options, words);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String required(String name) {
        return option(name).orElseThrow(() -> new Refusal(Verdict.USAGE, name + " is missing"));
    }

    String word(int at, String meaning) {
        if (at >= words.size()) {
            throw new Refusal(Verdict.USAGE, "the " + meaning + " is missing");
        }
        return words.get(at);
    }
}
