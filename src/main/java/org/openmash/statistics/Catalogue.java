package org.openmash.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The tables there are, and no others. It is fixed as data ({@code statistics/*.csv}): what can be asked does not depend on
 * what the cases hold.
 */
public record Catalogue(List<TableDefinition> tables) {
    public Catalogue {
        tables = List.copyOf(tables);
    }

    /** The table of this name, if the catalogue has it. */
    public Optional<TableDefinition> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
