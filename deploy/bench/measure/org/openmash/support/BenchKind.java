package org.openmash.support;

import org.jspecify.annotations.Nullable;

/** What is measured, in the order of the table; {@code requests.lua} knows each by its key. */
enum BenchKind {
    BARE_ROW("bare-row", "bare read of the case's row", null),
    BARE_ROW_TOKEN("bare-row-token", "the same, signed in", "council.officer"),
    BARE_CASE("bare-case", "bare read of all the case's rows", null),
    CASE("case", "disclosed and logged read", "council.officer"),
    BARE_LIST("bare-list", "bare list of 50", null),
    LIST("list", "work list of 50, logged", "council.officer"),
    CONCERN("concern", "posting a concern", "school-101");

    private final String key;
    private final String label;
    private final @Nullable String account;

    BenchKind(String key, String label, @Nullable String account) {
        this.key = key;
        this.label = label;
        this.account = account;
    }

    String key() {
        return key;
    }

    String label() {
        return label;
    }

    @Nullable
    String account() {
        return account;
    }
}
