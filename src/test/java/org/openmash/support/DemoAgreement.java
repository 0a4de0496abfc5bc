package org.openmash.support;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One information sharing agreement among the demo agencies: proposed by one person of governance, approved by another. */
final class DemoAgreement {
    private static final String TITLE = "Information sharing agreement of the demonstration";
    private static final String PATH = "/v1/agreements";

    private DemoAgreement() {}

    /** Makes it unless it is there already. */
    static void load(HubClient hub, PrintStream out) throws java.io.IOException {
        for (var agreement : hub.get("governance", PATH).json().path("agreements")) {
            if (agreement.get("title").asText().equals(TITLE)) {
                out.println("agreement among the demo agencies: there before");
                return;
            }
        }
        var proposed = hub.post("governance", PATH, HubClient.JSON.writeValueAsString(agreement()), Map.of());
        require(proposed);
        var id = proposed.json().get("id").asText();
        require(hub.post("governance.second", PATH + "/" + id + "/approvals", "", Map.of()));
        out.println("agreement among the demo agencies: proposed and approved");
    }

    private static Map<String, Object> agreement() {
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        return Map.of(
                "title", TITLE,
                "parties", List.of("LA-901", "POL-90", "SCH-101", "SCH-102", "NHS-RX1"),
                "purposes", List.of("TRIAGE", "AGENCY_CHECK", "STRATEGY_DISCUSSION", "S47_ENQUIRY", "ASSESSMENT"),
                "dataCategories", List.of("health", "education", "police", "council", "prevent"),
                "legalBasis", List.of("CA2004_S10", "CA1989_S47", "GDPR6_1E", "GDPR9_2G", "DPA_S1P18"),
                "startsOn", today.toString(),
                "endsOn", today.plusYears(2).toString(),
                "reviewOn", today.plusYears(1).toString(),
                "contact", "Information governance, governance@example.org");
    }

    private static void require(HubClient.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException("the agreement was answered " + answer.status() + ": " + answer.text());
        }
    }
}
