package org.openmash.support;

import java.util.List;

/**
 * Somebody of the demo realm who reads the case of the demonstration.
 *
 * @param sector the column of the disclosure matrix
 * @param closed whether the account holds tier-closed
 * @param purpose the purpose stated
 * @param live whether it is live for this reader on this case
 */
record DemoReader(String account, String sector, boolean closed, String purpose, boolean live) {
    static final List<DemoReader> ALL = List.of(
            new DemoReader("council.officer", "council", true, "TRIAGE", true),
            new DemoReader("police.practitioner", "police", false, "AGENCY_CHECK", true),
            new DemoReader("police.specialist", "police", true, "AGENCY_CHECK", true),
            // The school raised the concern and so takes part, but nobody asked it for a check.
            new DemoReader("school.dsl", "school", false, "AGENCY_CHECK", false),
            new DemoReader("nhs.practitioner", "nhs", false, "AGENCY_CHECK", true),
            new DemoReader("nhs.specialist", "nhs", true, "AGENCY_CHECK", true));
}
