package org.openmash.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.problem.ProblemException;
import org.openmash.problem.Violation;

class MarginTest {
    static List<TableDefinition> tables() {
        return CatalogueReader.bundled().tables();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_margin_is_the_sum_of_every_finer_one(TableDefinition table) {
        var cube = cube(table);
        var names = table.dimensions().stream().map(Dimension::name).toList();
        long total = cube.cells().stream().mapToLong(Long::longValue).sum();
        for (int subset = 0; subset < 1 << names.size(); subset++) {
            var kept = kept(names, subset);
            var margin = cube.margin(kept, Map.of());
            assertThat(sum(margin)).isEqualTo(total);
            for (Dimension dimension : margin.dimensions()) {
                assertThat(summedOver(cube, kept, dimension))
                        .isEqualTo(without(cube, kept, dimension.name()).sums());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void one_code_and_all_the_others_make_the_whole(TableDefinition table) {
        var cube = cube(table);
        for (Dimension dimension : table.dimensions()) {
            var code = dimension.codes().get(0).code();
            var others = new HashSet<String>();
            dimension.codes().forEach(other -> others.add(other.code()));
            others.remove(code);
            assertThat(sum(cube.margin(Set.of(), Map.of(dimension.name(), Set.of(code))))
                            + sum(cube.margin(Set.of(), Map.of(dimension.name(), others))))
                    .isEqualTo(sum(cube.whole()));
        }
    }

    @Test
    void whole_cube_is_its_own_margin() {
        var cube = cube(tables().get(0));

        assertThat(cube.whole().sums()).isEqualTo(cube.cells());
        assertThat(cube.whole().cellsEach()).isEqualTo(1);
        assertThat(cube.margin(Set.of("area"), Map.of()).cellsEach()).isEqualTo(100);
        assertThat(cube.margin(Set.of("area"), Map.of("ageBand", Set.of("UNDER_5")))
                        .cellsEach())
                .isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource({"-40,c", "0,c", "9,c", "10,10", "12,10", "13,15", "17,15", "18,20", "1002,1000"})
    void small_figures_are_hidden_and_the_rest_rounded(long noisy, String shown) {
        assertThat(PublishedTable.shown(noisy)).isEqualTo(shown);
    }

    @Test
    void filters_that_are_not_of_the_table_are_refused_by_name() {
        var parameters = Map.of(
                "period",
                List.of("2026-Q3"),
                "school",
                List.of("X"),
                "area",
                List.of("901", "999"),
                "by",
                List.of("ward"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TableQuery.of(tables().get(0), parameters))
                .satisfies(problem -> assertThat(problem.violations())
                        .extracting(Violation::field)
                        .containsExactlyInAnyOrder("school", "area", "by"));
    }

    private static List<Long> summedOver(NoisyCube cube, Set<String> kept, Dimension dimension) {
        long[] sums = new long[0];
        for (Code code : dimension.codes()) {
            var part = cube.margin(kept, Map.of(dimension.name(), Set.of(code.code())))
                    .sums();
            if (sums.length == 0) {
                sums = new long[part.size()];
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part.get(i);
            }
        }
        return LongStream.of(sums).boxed().toList();
    }

    private static Margin without(NoisyCube cube, Set<String> kept, String dimension) {
        var fewer = new HashSet<>(kept);
        fewer.remove(dimension);
        return cube.margin(fewer, Map.of());
    }

    private static Set<String> kept(List<String> names, int subset) {
        var kept = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if ((subset & (1 << i)) != 0) {
                kept.add(names.get(i));
            }
        }
        return kept;
    }

    private static long sum(Margin margin) {
        return margin.sums().stream().mapToLong(Long::longValue).sum();
    }

    private static NoisyCube cube(TableDefinition table) {
        var random = new SplittableRandom(3);
        var counts = random.longs(table.cells(), 0, 50).toArray();
        return new NoisyCube(
                table, "2026-Q3", 1, table.epsilon(), new CubeDraw(new DiscreteLaplace(random)).cells(table, counts));
    }
}
