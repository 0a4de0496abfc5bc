package org.openmash.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.PolicyVersions;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.policy.VersionRows.Known;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Two people agree to a version of the disclosure matrix. That changes nothing by itself: the version comes into force with the release
 * whose matrix has its hash, and without the approval that release's migration is refused.
 */
@ApplicationScoped
class VersionService {
    static final String ROLE = "governance";

    private final DatabaseRole role;
    private final VersionRows rows;
    private final DisclosureMatrix present;
    private final PolicyVersions versions;
    private final AccessLog log;
    private final Clock clock;

    VersionService(
            DatabaseRole role,
            VersionRows rows,
            DisclosureMatrix present,
            PolicyVersions versions,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.rows = rows;
        this.present = present;
        this.versions = versions;
        this.log = log;
        this.clock = clock;
    }

    Recorded<VersionList> list(Caller caller) {
        var all = role.call(Session.job(ROLE, caller), rows::all);
        var access = Access.of(caller, Action.ADMINISTRATION, "GET /v1/policy/versions");
        return new Recorded<>(
                log.recordDurably(access),
                new VersionList(all.stream().map(Known::view).toList()));
    }

    /**
     * The file of a version, byte for byte as its hash says.
     *
     * @throws ProblemException 404 for one that was never proposed nor in force
     */
    Recorded<String> text(String version, Caller caller) {
        var text =
                role.call(Session.job(ROLE, caller), () -> rows.text(version).orElseThrow(ProblemException::notFound));
        var access = Access.of(caller, Action.ADMINISTRATION, "GET /v1/policy/versions/{version}")
                .recordVersion(version);
        return new Recorded<>(log.recordDurably(access), text);
    }

    /**
     * Proposes a version.
     *
     * @param csv the header and the rows that change in the present matrix; the header alone proposes the present one
     * @param whole whether it is the whole table instead, with rows or sectors that a release adds or takes away
     * @throws ProblemException 409 when it was proposed before
     */
    Recorded<VersionView> propose(@Nullable String csv, boolean whole, Caller caller) {
        return role.call(Session.job(ROLE, caller), () -> {
            var changed =
                    whole ? ChangedMatrix.whole(csv) : ChangedMatrix.of(csv, versions.text(present.version()), present);
            if (!rows.propose(changed, clock.instant(), caller)) {
                throw notNow("This version was proposed before.");
            }
            return recorded(changed.matrix().version(), "POST /v1/policy/versions", caller);
        });
    }

    /**
     * Approves a version that another person proposed.
     *
     * @throws ProblemException 404 for one that was never proposed, 409 for who proposed it and when it was approved before
     */
    Recorded<VersionView> approve(String version, Caller caller) {
        return role.call(Session.job(ROLE, caller), () -> {
            var proposer = known(version).proposedByPerson();
            if (proposer == null) {
                throw ProblemException.notFound();
            }
            if (proposer.equals(caller.person())) {
                throw notNow("Who proposed a version does not approve it; a second person must.");
            }
            if (!rows.approve(version, clock.instant(), caller)) {
                throw notNow("This version was approved before.");
            }
            return recorded(version, "POST /v1/policy/versions/{version}/approvals", caller);
        });
    }

    private Recorded<VersionView> recorded(String version, String operation, Caller caller) throws SQLException {
        var view = known(version).view();
        var access = Access.of(caller, Action.ADMINISTRATION, operation).recordVersion(version);
        return new Recorded<>(log.record(access), view);
    }

    private Known known(String version) throws SQLException {
        return rows.all().stream()
                .filter(known -> known.view().version().equals(version))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private static ProblemException notNow(String why) {
        return new ProblemException(ProblemType.SECOND_PERSON_NEEDED, why);
    }
}
