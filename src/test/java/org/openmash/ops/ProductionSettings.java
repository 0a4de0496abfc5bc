package org.openmash.ops;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The settings as the service sees them in production. */
final class ProductionSettings {
    static final Path SHIPPED = Path.of("src", "main", "resources", "application.properties");
    private static final Path EXAMPLE = KubernetesManifests.FOLDER.resolve("openmash.properties");

    private ProductionSettings() {}

    /** What ships with the service, nothing set by an operator. */
    static Config shipped() {
        return config(file(SHIPPED, 250));
    }

    /** The example settings over what ships with the service, the secrets of the example filled in. */
    static Config example() {
        Map<String, String> secrets = KubernetesManifests.secrets().keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> name + "-as-set-in-production"));
        return config(file(EXAMPLE, 300), new PropertiesConfigSource(secrets, "secrets", 300), file(SHIPPED, 250));
    }

    /** The example settings alone. */
    static ConfigSource exampleFile() {
        return file(EXAMPLE, 300);
    }

    private static Config config(ConfigSource... sources) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(sources)
                .build();
    }

    private static ConfigSource file(Path path, int ordinal) {
        try {
            return new PropertiesConfigSource(path.toUri().toURL(), ordinal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
