package org.openmash.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openmash.hub.CaseClocks;
import org.openmash.ops.TimeOrderedId;

/**
 * Counts a closed quarter once, adds the noise once, and stores the sum: the true counts are never stored, logged or returned.
 * Runs in the transaction of the approval.
 */
@ApplicationScoped
class ReleaseDraw {
    private final ReferralRows rows;
    private final ReferralCodes codes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReleaseDraw(ReferralRows rows, CaseClocks clocks, Clock clock) {
        this.rows = rows;
        this.codes = new ReferralCodes(clocks::responseDue);
        this.clock = clock;
    }

    void into(Ledger ledger, Proposal proposal, List<TableDefinition> tables) throws SQLException {
        var counted = new CountedReferrals(tables, codes, new SecretOrder(random));
        rows.each(proposal.period(), counted::add);
        var draw = new CubeDraw(new DiscreteLaplace(random));
        for (TableDefinition table : tables) {
            int version = ledger.newest(table.name(), proposal.period())
                            .map(ReleasedCube::version)
                            .orElse(0)
                    + 1;
            var cube = new NoisyCube(
                    table,
                    proposal.period().toString(),
                    version,
                    table.epsilon(),
                    draw.cells(table, counted.counts(table)));
            ledger.add(TimeOrderedId.next(), proposal.id(), ReleasedCube.of(cube), Instant.now(clock));
        }
    }
}
