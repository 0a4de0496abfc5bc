package org.openmash.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Releases: prepared by one governance lead, approved by another human being. The approval, the count, the noise, the ledger and
 * the entry on the access log are one transaction: after a crash either all of it is there or nothing was drawn, and the
 * approval can be given again.
 */
@ApplicationScoped
class ReleaseService {
    private static final String ROLE = "statistics";

    private final DatabaseRole role;
    private final Proposals proposals;
    private final Ledger ledger;
    private final ReleaseRules rules;
    private final ReleaseDraw draw;
    private final AccessLog log;
    private final ObjectMapper json;
    private final Clock clock;

    ReleaseService(
            DatabaseRole role,
            Proposals proposals,
            Ledger ledger,
            ReleaseRules rules,
            ReleaseDraw draw,
            AccessLog log,
            ObjectMapper json,
            Clock clock) {
        this.role = role;
        this.proposals = proposals;
        this.ledger = ledger;
        this.rules = rules;
        this.draw = draw;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Prepares a release.
     *
     * @throws ProblemException 400 for what is missing or wrong; 409 when it could not be released now
     */
    Recorded<ReleaseReceipt> prepare(ReleaseRequest request, Caller caller) {
        if (request.period() == null) {
            throw ProblemException.invalid("period", "is required");
        }
        var test = rules.passed(request.intruderTest());
        var proposal = new Proposal(
                TimeOrderedId.next(),
                Quarter.parse(request.period()),
                rules.tables(request.tables()),
                request.correction(),
                write(test),
                caller.subject(),
                caller.person(),
                false);
        return role.call(Session.job(ROLE, caller), () -> {
            rules.mayRelease(proposal, ledger.all());
            proposals.add(proposal, Instant.now(clock));
            var entry = log.record(administration(caller, "POST /v1/statistics/releases", proposal));
            return new Recorded<>(entry, ReleaseReceipt.of(proposal, test, List.of()));
        });
    }

    /** One release, for whoever is to approve it. */
    Recorded<ReleaseReceipt> read(UUID id, Caller caller) {
        var found = role.call(Session.job(ROLE, caller), () -> receipt(required(id)));
        return new Recorded<>(
                log.recordDurably(Access.of(caller, Action.ADMINISTRATION, "GET /v1/statistics/releases/{id}")
                        .items(List.of(id))),
                found);
    }

    /**
     * Approves a release and draws it. Approving again answers what was drawn then.
     *
     * @throws ProblemException 403 for the person who prepared it; 404 when there is none; 409 as in {@link #prepare}
     */
    Recorded<ReleaseReceipt> approve(UUID id, Caller caller) {
        return role.call(Session.job(ROLE, caller), () -> {
            proposals.lock();
            var proposal = required(id);
            if (proposal.preparedByPerson().equals(caller.person())) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN, "Another person than prepared a release approves it.");
            }
            if (!proposal.approved()) {
                var tables = rules.mayRelease(proposal, ledger.all());
                proposals.approve(id, caller, Instant.now(clock));
                draw.into(ledger, proposal, tables);
            }
            var receipt = receipt(proposal);
            var entry = log.record(administration(caller, "POST /v1/statistics/releases/{id}/approval", proposal)
                    .recordVersion(digests(receipt)));
            return new Recorded<>(entry, receipt);
        });
    }

    private Proposal required(UUID id) throws SQLException {
        return proposals.find(id).orElseThrow(ProblemException::notFound);
    }

    private ReleaseReceipt receipt(Proposal proposal) throws SQLException {
        return ReleaseReceipt.of(proposal, readTest(proposal.intruderTest()), ledger.of(proposal.id()));
    }

    private static Access administration(Caller caller, String operation, Proposal proposal) {
        return Access.of(caller, Action.ADMINISTRATION, operation).items(List.of(proposal.id()));
    }

    /** Every cube with its digest: a second one for the same version could not hide. */
    private static String digests(ReleaseReceipt receipt) {
        return receipt.released().stream()
                .map(out -> out.table() + " " + out.period() + " v" + out.version() + " sha256:" + out.digest())
                .collect(Collectors.joining("; "));
    }

    private String write(IntruderTest test) {
        try {
            return json.writeValueAsString(test);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private IntruderTest readTest(String text) {
        try {
            return json.readValue(text, IntruderTest.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
