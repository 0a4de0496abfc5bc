package org.openmash.statistics;

import java.util.List;
import java.util.stream.LongStream;

/** Turns true counts into cells that may be published: every cell of the domain gets its own noise, the empty ones too. */
final class CubeDraw {
    private final DiscreteLaplace noise;

    CubeDraw(DiscreteLaplace noise) {
        this.noise = noise;
    }

    /** Count plus noise, cell by cell. Call it once a release: what two draws have in common is the secret. */
    List<Long> cells(TableDefinition table, long[] counts) {
        var scale = NoiseScale.of(table.sensitivity(), table.epsilon());
        return LongStream.of(counts)
                .map(count -> Math.addExact(count, noise.draw(scale)))
                .boxed()
                .toList();
    }
}
