package org.openmash.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PopulationReaderTest {

    @Test
    void every_area_of_the_catalogue_has_a_population() {
        var areas = CatalogueReader.bundled().tables().stream()
                .flatMap(table -> table.dimensions().stream())
                .filter(dimension -> dimension.name().equals("area"))
                .flatMap(dimension -> dimension.codes().stream())
                .map(Code::code)
                .collect(Collectors.toSet());

        assertThat(PopulationReader.bundled().under18()).containsOnlyKeys(areas);
    }
}
