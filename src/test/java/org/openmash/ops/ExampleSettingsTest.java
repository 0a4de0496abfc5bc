package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExampleSettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(OPENMASH_\\w+)");

    @Test
    void the_example_would_start_in_production() {
        var config = ProductionSettings.example();

        var risks = Stream.of(
                        new IdentityChecks(config),
                        new SecretChecks(config),
                        new DatabaseChecks(config),
                        new DatabaseTlsCheck(config))
                .flatMap(StartupCheck::risks);

        assertThat(risks).isEmpty();
    }

    @Test
    void the_example_names_every_variable_that_production_needs() throws IOException {
        var needed = VARIABLE.matcher(Files.readString(ProductionSettings.SHIPPED))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        var named = Stream.concat(
                        ProductionSettings.exampleFile().getPropertyNames().stream()
                                .filter(name -> name.startsWith("OPENMASH_")),
                        KubernetesManifests.secrets().keySet().stream())
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(needed);
    }
}
