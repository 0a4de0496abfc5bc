package org.openmash.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts the referrals of one period. Each person counts at most {@link TableDefinition#cap} times a table; which of several
 * referrals count is decided by a secret order, so that nobody outside can tell and nobody inside can choose.
 */
final class CountedReferrals {
    private final List<TableDefinition> tables;
    private final ReferralCodes codes;
    private final SecretOrder order;
    private final Map<UUID, List<Ranked>> byPerson = new HashMap<>();

    /** One referral: its rank among its person's, and its cell in each table. */
    private record Ranked(long rank, List<Integer> cells) {}

    CountedReferrals(List<TableDefinition> tables, ReferralCodes codes, SecretOrder order) {
        this.tables = tables;
        this.codes = codes;
        this.order = order;
    }

    void add(Referral referral) {
        var cells = tables.stream().map(table -> codes.cell(table, referral)).toList();
        byPerson.computeIfAbsent(referral.person(), person -> new ArrayList<>(1))
                .add(new Ranked(order.rank(referral.basics().id(), referral.person()), cells));
    }

    /** The true counts of a table, cell by cell. They must not leave this package but through {@link CubeDraw}. */
    long[] counts(TableDefinition table) {
        long[] counts = new long[table.cells()];
        int index = tables.indexOf(table);
        for (List<Ranked> referrals : byPerson.values()) {
            referrals.stream()
                    .sorted(Comparator.comparingLong(Ranked::rank))
                    .limit(table.cap())
                    .mapToInt(referral -> referral.cells().get(index))
                    .filter(cell -> cell >= 0)
                    .forEach(cell -> counts[cell]++);
        }
        return counts;
    }
}
