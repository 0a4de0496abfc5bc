package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesManifestsTest {
    @ParameterizedTest
    @MethodSource("files")
    void a_manifest_holds_only_what_kubernetes_knows(Path file) {
        assertThat(KubernetesManifests.resources(file)).isNotEmpty().allSatisfy(resource -> {
            assertThat(resource.getMetadata().getName()).startsWith("openmash");
            assertThat(resource.getMetadata().getNamespace())
                    .as("kustomization.yaml sets it")
                    .isNull();
        });
    }

    @Test
    void the_check_sees_a_mistyped_field() {
        var mistyped = Map.of("apiVersion", "v1", "kind", "Service", "spec", Map.of("selektor", Map.of()));

        assertThatThrownBy(() -> KubernetesManifests.resource(mistyped)).hasMessageContaining("selektor");
    }

    @Test
    void kustomization_names_every_manifest_but_the_example_of_secrets() throws IOException {
        var kustomization = KubernetesManifests.documents(KubernetesManifests.FOLDER.resolve("kustomization.yaml"))
                .get(0);

        var manifests = KubernetesManifests.files().stream()
                .filter(file -> !file.equals(KubernetesManifests.SECRETS))
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(kustomization.get("resources"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrderElementsOf(manifests);
    }

    @Test
    void probes_ask_the_management_port_that_the_service_opens() {
        var settings = ProductionSettings.shipped();

        assertThat(settings.getValue("quarkus.management.enabled", boolean.class))
                .isTrue();
        assertThat(port("management"))
                .isEqualTo(settings.getOptionalValue("quarkus.management.port", Integer.class)
                        .orElse(9000));
        assertThat(Stream.of(
                        container().getLivenessProbe(),
                        container().getReadinessProbe(),
                        container().getStartupProbe()))
                .extracting(KubernetesManifestsTest::asked)
                .containsExactly(
                        "/q/health/live at management",
                        "/q/health/ready at management",
                        "/q/health/ready at management");
    }

    @Test
    void the_https_port_is_the_one_in_the_settings() {
        assertThat(port("https"))
                .isEqualTo(ProductionSettings.example().getValue("quarkus.http.ssl-port", Integer.class));
    }

    @Test
    void the_container_can_do_as_little_as_possible() {
        var pod = KubernetesManifests.deployment().getSpec().getTemplate().getSpec();

        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void the_example_of_secrets_holds_none() {
        assertThat(KubernetesManifests.resources(KubernetesManifests.SECRETS))
                .allSatisfy(secret ->
                        assertThat(((Secret) secret).getStringData().values()).containsOnly(""));
    }

    static List<Path> files() throws IOException {
        return KubernetesManifests.files();
    }

    private static String asked(Probe probe) {
        return probe.getHttpGet().getPath() + " at "
                + probe.getHttpGet().getPort().getStrVal();
    }

    private static int port(String name) {
        return container().getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getContainerPort();
    }

    private static Container container() {
        return KubernetesManifests.deployment()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }
}
