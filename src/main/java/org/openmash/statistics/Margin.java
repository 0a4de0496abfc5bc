package org.openmash.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums of one cube.
 *
 * @param cube what they are sums of
 * @param dimensions what is left, each with the codes that passed the filter
 * @param sums in row-major order of the dimensions left
 * @param cellsEach how many cells of the cube each sum adds up, which decides its error
 */
public record Margin(NoisyCube cube, List<Dimension> dimensions, List<Long> sums, int cellsEach) {
    public Margin {
        dimensions = List.copyOf(dimensions);
        sums = List.copyOf(sums);
    }

    static Margin of(NoisyCube cube, Set<String> kept, Map<String, Set<String>> filter) {
        var all = cube.table().dimensions();
        List<Dimension> left = new ArrayList<>();
        for (Dimension dimension : all) {
            var wanted = filter.get(dimension.name());
            if (kept.contains(dimension.name())) {
                left.add(wanted == null ? dimension : dimension.only(wanted));
            }
        }
        long[] sums = new long[left.stream().mapToInt(Dimension::size).reduce(1, Math::multiplyExact)];
        int added = 0;
        for (int cell = 0; cell < cube.cells().size(); cell++) {
            int place = place(cell, all, left, filter);
            if (place >= 0) {
                sums[place] += cube.cells().get(cell);
                added++;
            }
        }
        return new Margin(cube, left, Arrays.stream(sums).boxed().toList(), sums.length == 0 ? 0 : added / sums.length);
    }

    /** Where the cell is added; -1 when the filter leaves it out. */
    private static int place(int cell, List<Dimension> all, List<Dimension> left, Map<String, Set<String>> filter) {
        int rest = cell;
        int place = 0;
        int stride = 1;
        int next = left.size() - 1;
        for (int d = all.size() - 1; d >= 0; d--) {
            var dimension = all.get(d);
            var code = dimension.codes().get(rest % dimension.size()).code();
            rest /= dimension.size();
            var wanted = filter.get(dimension.name());
            if (wanted != null && !wanted.contains(code)) {
                return -1;
            }
            if (next >= 0 && left.get(next).name().equals(dimension.name())) {
                place += stride * left.get(next).indexOf(code);
                stride *= left.get(next).size();
                next--;
            }
        }
        return place;
    }
}
