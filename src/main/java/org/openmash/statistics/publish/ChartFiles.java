package org.openmash.statistics.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;

/** Charts as files. What is published never changes, so a chart is drawn once; the last ones are kept, up to 16 MB a format. */
@ApplicationScoped
class ChartFiles {
    private static final long KEPT_BYTES = 16L << 20;

    private final Cache<Object, byte[]> svg = kept();
    private final Cache<Object, byte[]> png = kept();

    byte[] svg(Object publication) {
        return svg.get(publication, drawn -> Charts.of(drawn).svg());
    }

    byte[] png(Object publication) {
        return png.get(publication, drawn -> Charts.of(drawn).png());
    }

    private static Cache<Object, byte[]> kept() {
        return Caffeine.newBuilder()
                .maximumWeight(KEPT_BYTES)
                .weigher((Object publication, byte[] file) -> file.length)
                .build();
    }
}
