package org.openmash.statistics;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release as prepared.
 *
 * @param correction why tables are released again; null the first time
 * @param intruderTest as JSON
 * @param preparedByPerson the human being who prepared it
 * @param approved whether another one approved it
 */
record Proposal(
        UUID id,
        Quarter period,
        List<String> tables,
        @Nullable String correction,
        String intruderTest,
        String preparedBy,
        String preparedByPerson,
        boolean approved) {
    Proposal {
        tables = List.copyOf(tables);
    }
}
