package org.openmash.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The privacy loss of a year: the sum over all that was released about it (sequential composition; Dwork and Roth, 2014,
 * theorem 3.16). The database enforces the same limit.
 */
final class Budget {
    static final BigDecimal LIMIT = BigDecimal.valueOf(4);

    private Budget() {}

    /**
     * What was lost for one year, and what at most may be.
     *
     * @param year of the periods, not of the releases
     * @param epsilon lost so far
     * @param limit of a year
     */
    record YearLoss(int year, BigDecimal epsilon, BigDecimal limit) {}

    /** The loss of each year there is a release for. */
    static List<YearLoss> byYear(List<ReleasedCube> releases) {
        Map<Integer, BigDecimal> sums = new TreeMap<>();
        releases.forEach(
                release -> sums.merge(Quarter.parse(release.period()).year(), release.epsilon(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new YearLoss(sum.getKey(), sum.getValue(), LIMIT))
                .toList();
    }

    /** Whether the tables can be released for the year without going over the limit. */
    static boolean allows(List<TableDefinition> tables, int year, List<ReleasedCube> released) {
        var spent = byYear(released).stream()
                .filter(loss -> loss.year() == year)
                .map(YearLoss::epsilon)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var wanted = tables.stream().map(TableDefinition::epsilon).reduce(spent, BigDecimal::add);
        return wanted.compareTo(LIMIT) <= 0;
    }
}
