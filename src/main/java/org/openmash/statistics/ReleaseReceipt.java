package org.openmash.statistics;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A release, prepared or out.
 *
 * @param id of the release
 * @param period the quarter
 * @param tables of the catalogue
 * @param correction why they are released again; null the first time
 * @param intruderTest as recorded
 * @param state PREPARED until another person approves it, then RELEASED
 * @param released what is out; empty until then
 */
@Schema(name = "ReleaseReceipt")
record ReleaseReceipt(
        UUID id,
        String period,
        List<String> tables,
        @Nullable String correction,
        IntruderTest intruderTest,
        State state,
        List<ReleaseView> released) {

    enum State {
        PREPARED,
        RELEASED
    }

    static ReleaseReceipt of(Proposal proposal, IntruderTest intruderTest, List<ReleasedCube> released) {
        return new ReleaseReceipt(
                proposal.id(),
                proposal.period().toString(),
                proposal.tables(),
                proposal.correction(),
                intruderTest,
                released.isEmpty() ? State.PREPARED : State.RELEASED,
                released.stream().map(ReleaseView::of).toList());
    }
}
