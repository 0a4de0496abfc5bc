package org.openmash.proof;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request as it is sent.
 *
 * @param body empty when there is none
 */
record Asked(String method, String path, Map<String, String> headers, String body) {
    static Asked get(String path) {
        return new Asked("GET", path, Map.of(), "");
    }

    static Asked post(String path, String mediaType, String body) {
        return new Asked("POST", path, Map.of("Content-Type", mediaType), body);
    }

    Asked with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Asked(method, path, all, body);
    }

    @Override
    public String toString() {
        return method + " " + path + (headers.isEmpty() ? "" : " " + headers) + (body.isEmpty() ? "" : " " + body);
    }
}
