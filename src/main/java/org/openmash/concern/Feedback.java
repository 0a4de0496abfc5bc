package org.openmash.concern;

/**
 * What the referrer hears: the kind of response, never a panel, an enquiry or the police, and never whether the person was
 * known.
 */
enum Feedback {
    RECEIVED(
            "A social worker of the hub reads your concern and decides how to respond. You hear the type of response by the"
                    + " time given in responseDueBy."),
    BEING_LOOKED_AT("The hub is looking at your concern with the agencies that need to know. You hear again when it is"
            + " decided."),
    SUPPORT_OFFERED("Support is being offered. Call the team named in callTeam if anything changes."),
    SOCIAL_CARE_INVOLVED("Social care is involved. Call the team named in callTeam if anything changes."),
    PASSED_ON("Your concern was passed to the service that can best respond. Call the team named in callTeam if you"
            + " hear nothing."),
    NO_FURTHER_ACTION(
            "The hub takes no further action now. If you disagree, or if anything changes, call the team named in"
                    + " callTeam or send a new concern."),
    CALL_US("Please call the team named in callTeam.");

    private final String whatHappensNext;

    Feedback(String whatHappensNext) {
        this.whatHappensNext = whatHappensNext;
    }

    /** In plain English, for the receipt. */
    String whatHappensNext() {
        return whatHappensNext;
    }
}
