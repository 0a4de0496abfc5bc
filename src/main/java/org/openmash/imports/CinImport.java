package org.openmash.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.hub.CaseClocks;
import org.openmash.identity.Caller;
import org.openmash.problem.Problem;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** Takes a return in child by child, each in a transaction of its own; a child that cannot be taken in does not stop the rest. */
@ApplicationScoped
class CinImport {
    private static final Logger LOG = Logger.getLogger(CinImport.class);
    private static final String PATH = "/v1/imports/cin";

    private final DatabaseRole role;
    private final CinFiling filing;
    private final CaseClocks clocks;
    private final AccessLog log;

    CinImport(DatabaseRole role, CinFiling filing, CaseClocks clocks, AccessLog log) {
        this.role = role;
        this.filing = filing;
        this.clocks = clocks;
        this.log = log;
    }

    /**
     * Reads the return to its end, or to where it breaks off.
     *
     * @throws ProblemException 403 unless the caller works for the council of its hub; 400 when this is no CIN return
     */
    CinImportResult take(InputStream body, Caller caller) {
        if (!caller.agency().equals(clocks.hub(caller.hub()).agency())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only the council of the hub imports its returns.");
        }
        try (var reader = new CinReader(body)) {
            var checks = new CinReturnChecks(reader.header());
            var children = new ArrayList<CinImportResult.Child>();
            var brokenOff = takeAll(reader, checks, children, caller);
            if (children.isEmpty()) {
                recordEmpty(caller);
            }
            return new CinImportResult(
                    children,
                    checks.wholeReturn(),
                    paths(reader.unrecognised(), reader.header().unrecognised()),
                    brokenOff);
        }
    }

    private @Nullable Problem takeAll(
            CinReader reader, CinReturnChecks checks, List<CinImportResult.Child> children, Caller caller) {
        try {
            for (Optional<CinChild> next = reader.next(); next.isPresent(); next = reader.next()) {
                children.add(take(reader.header(), next.get(), checks, caller));
            }
            return null;
        } catch (ProblemException brokenOff) {
            return Problem.of(brokenOff, PATH, caller.requestId());
        }
    }

    private CinImportResult.Child take(CinHeader header, CinChild child, CinReturnChecks checks, Caller caller) {
        var issues = new ArrayList<>(CinRules.check(header, child));
        issues.addAll(checks.add(child));
        try {
            return role.call(Session.job("intake", caller), () -> {
                var result = filing.file(header, child, issues, caller);
                log.record(Access.of(caller, Action.COLLECTION, "POST " + PATH)
                        .lawfulBasis("CA1989_S17")
                        .cases(result.cases()));
                return result;
            });
        } catch (RuntimeException failure) {
            LOG.errorf(
                    "child %d of a return was not taken in: %s",
                    child.position(), failure.getClass().getName());
            log.recordDurably(
                    Access.of(caller, Action.COLLECTION, "POST " + PATH).outcome(Outcome.ERROR));
            return new CinImportResult.Child(
                    child.position(),
                    CinImportResult.Result.REFUSED,
                    List.of(),
                    issues,
                    List.of(),
                    List.of(),
                    "The record could not be stored; nothing of this child was taken in. Send it again.");
        }
    }

    /** A return without children is a call like any other: it is on the log. */
    private void recordEmpty(Caller caller) {
        log.recordDurably(Access.of(caller, Action.COLLECTION, "POST " + PATH).reason("A return without children."));
    }

    private static List<String> paths(List<CinUnrecognised> one, List<CinUnrecognised> other) {
        var paths = new ArrayList<String>();
        one.forEach(part -> paths.add(part.path()));
        other.forEach(part -> paths.add(part.path()));
        return paths;
    }
}
