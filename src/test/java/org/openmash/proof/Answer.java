package org.openmash.proof;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came back. */
record Answer(int status, HttpHeaders headers, String body) {
    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** A text of the body by its key, wherever it stands first. */
    Optional<String> field(String key) {
        var found = Pattern.compile("\"" + key + "\":\"([^\"]+)\"").matcher(body);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
