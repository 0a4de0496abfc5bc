package org.openmash.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code deploy/kubernetes}, read as strictly as an API server with field validation reads them. */
final class KubernetesManifests {
    static final Path FOLDER = Path.of("deploy", "kubernetes");
    static final Path SECRETS = FOLDER.resolve("secret.example.yaml");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1/Deployment", Deployment.class,
            "v1/Service", Service.class,
            "v1/Secret", Secret.class,
            "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);
    private static final ObjectMapper STRICT = new ObjectMapper().setAnnotationIntrospector(new NothingUnknown());

    private KubernetesManifests() {}

    static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    static Deployment deployment() {
        return (Deployment) resources(FOLDER.resolve("deployment.yaml")).get(0);
    }

    /** The variables that the service takes from its Secret. */
    static Map<String, String> secrets() {
        return ((Secret) resources(SECRETS).get(0)).getStringData();
    }

    static List<HasMetadata> resources(Path file) {
        return documents(file).stream().map(KubernetesManifests::resource).toList();
    }

    /**
     * The document as the type that its kind names.
     *
     * @throws IllegalArgumentException for a kind that is not expected here, or a field that this kind does not have
     */
    static HasMetadata resource(Map<String, Object> document) {
        var kind = document.get("apiVersion") + "/" + document.get("kind");
        return STRICT.convertValue(
                document,
                Optional.<Class<? extends HasMetadata>>ofNullable(KINDS.get(kind))
                        .orElseThrow(() -> new IllegalArgumentException("unexpected kind " + kind)));
    }

    static List<Map<String, Object>> documents(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            var all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
            return StreamSupport.stream(all.spliterator(), false)
                    .map(KubernetesManifests::map)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }

    /** The model's classes collect fields they do not know; without that, such a field is an error. */
    private static final class NothingUnknown extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated field) {
            return false;
        }
    }
}
