package org.openmash.support;

import java.util.Map;
import java.util.Optional;
import org.openmash.codes.CodeList;

/**
 * Who raises a concern: the code of the statutory return, the sector it belongs to, and the client that posts it. What
 * has no client of its own, such as a neighbour's call, is posted by the council's emergency duty team, which took the
 * call.
 */
record Source(String code, String sector, String client) {
    private static final CodeList CODES = CodeList.load("referral-source");
    private static final String DUTY_TEAM = "council-edt";
    private static final Map<String, String> CLIENTS =
            Map.of("school", "school-101", "police", "police-force", "nhs", "nhs-trust", "council", DUTY_TEAM);

    static Source of(String code) {
        var sector = CODES.row(code).map(row -> row.get("agency_sector")).orElseThrow();
        return Optional.ofNullable(CLIENTS.get(sector))
                .map(client -> new Source(code, sector, client))
                .orElseGet(() -> new Source(code, "council", DUTY_TEAM));
    }
}
