package org.openmash.statistics.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.openmash.statistics.NoisyCube;
import org.openmash.statistics.Quarter;

/** All cubes that were released; of one table and quarter the latest version counts. */
public final class Publications {
    private final List<NoisyCube> cubes;
    private final Map<Double, CountNoise> noises = new ConcurrentHashMap<>();

    public Publications(List<NoisyCube> cubes) {
        this.cubes = List.copyOf(cubes);
    }

    /** The cube of a table for a quarter, if it was released. */
    public Optional<NoisyCube> cube(String table, Quarter quarter) {
        return cubes.stream()
                .filter(cube ->
                        cube.table().name().equals(table) && cube.period().equals(quarter.toString()))
                .max(Comparator.comparingInt(NoisyCube::version));
    }

    Counts counts(NoisyCube cube) {
        double scale = cube.table().sensitivity() / cube.epsilon().doubleValue();
        return new Counts(cube, noises.computeIfAbsent(scale, CountNoise::new));
    }

    int cellError(NoisyCube cube) {
        double scale = cube.table().sensitivity() / cube.epsilon().doubleValue();
        return noises.computeIfAbsent(scale, CountNoise::new).within95(1);
    }
}
