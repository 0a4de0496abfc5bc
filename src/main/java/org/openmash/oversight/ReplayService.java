package org.openmash.oversight;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmash.agreement.Agreements;
import org.openmash.agreement.Judged;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosedQuery;
import org.openmash.disclosure.DisclosedView;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.EmergencyQuery;
import org.openmash.disclosure.PolicyVersions;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;
import org.openmash.problem.ProblemException;

/**
 * Replays an access: what could this account see of this case then, under the policy, the role, and the participations,
 * exclusions, restrictions, grants and releases of then. Names of fields; values of then only to an officer or manager, as far as
 * it may read the case now.
 */
@ApplicationScoped
class ReplayService {
    private static final String OPERATION = "GET /v1/audit/replay";
    /** Before the log began, the policy it began under. */
    private static final String POLICY_THEN = "(select policy_version from audit.entry where recorded_at <= ?"
            + " order by recorded_at desc, id desc limit 1) union all"
            + " (select policy_version from audit.entry order by recorded_at, id limit 1) limit 1";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final PolicyVersions policies;
    private final DisclosedQuery query;
    private final Agreements agreements;
    private final AccessLog log;

    ReplayService(
            DatabaseRole role,
            AgroalDataSource dataSource,
            PolicyVersions policies,
            DisclosedQuery query,
            Agreements agreements,
            AccessLog log) {
        this.role = role;
        this.dataSource = dataSource;
        this.policies = policies;
        this.query = query;
        this.agreements = agreements;
        this.log = log;
    }

    /** Everything that held then. */
    private record Then(ActorThen actor, CaseThen file, DisclosureMatrix policy) {}

    /** Names of fields, for an auditor. */
    Recorded<Replay> forAuditor(ReplayAsked asked, @Nullable String purpose, Caller caller) {
        var stated = Purposes.stated(purpose);
        var replay = replay(asked, then(asked, caller), null, List.of());
        var access = Access.of(caller, Action.AUDIT, OPERATION)
                .purpose(stated.code())
                .cases(asked.caseId());
        return new Recorded<>(log.recordDurably(access), replay);
    }

    /** With values, for an officer or manager who may read the case now. */
    Recorded<Replay> forOfficer(ReplayAsked asked, @Nullable String purpose, Caller caller) {
        var stated = Purposes.stated(purpose);
        var then = then(asked, caller);
        Set<String> readable = new HashSet<>();
        var judged =
                role.call(Session.reading(caller, stated.code()), () -> view(asked, then, stated, caller, readable));
        var view = judged.body();
        var access = Access.of(caller, Action.CONSULTATION, OPERATION)
                .purpose(stated, view.decision())
                .cases(asked.caseId())
                .items(view.items())
                .under(view.releases())
                .shown(view.decision().shownNames())
                .withheld(view.decision().withheldNames());
        return new Recorded<>(log.recordDurably(judged.in(access)), replay(asked, then, view, changed(readable, then)));
    }

    /** @param readable takes what the actor saw and the caller may read now: of more than that the caller hears nothing */
    private Judged<DisclosedView> view(
            ReplayAsked asked, Then then, Purpose stated, Caller caller, Set<String> readable) throws SQLException {
        var now = query.decide(asked.caseId(), caller, stated).orElseThrow(ProblemException::notFound);
        var kept = shown(then);
        kept.retainAll(now.shownNames());
        readable.addAll(kept);
        kept.removeAll(changed(kept, then));
        var view = query.viewThen(asked.caseId(), asked.at(), now.limitedTo(kept), caller, stated);
        var judgement = agreements.judge(caller, stated.code(), view.decision(), view.sources());
        var copies = agreements.judgeCopies(caller, stated.code(), Optional.of(now), view.releases());
        return Judged.one(judgement, copies, view.without(copies.stopped()), view.isUrgent());
    }

    private Then then(ReplayAsked asked, Caller caller) {
        return role.call(Session.job("auditor", caller), () -> {
            try (var connection = dataSource.getConnection()) {
                var actor = ActorThen.at(asked.at(), asked.actor(), connection).orElseThrow(ProblemException::notFound);
                var file = CaseThen.at(asked.at(), asked.caseId(), actor, connection)
                        .orElseThrow(ProblemException::notFound);
                return new Then(actor, file, policyAt(asked.at(), connection));
            }
        });
    }

    private DisclosureMatrix policyAt(Instant moment, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(POLICY_THEN)) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw ProblemException.notFound();
                }
                return policies.matrix(rows.getString(1)).orElseThrow(ProblemException::notFound);
            }
        }
    }

    /** Of the fields those whose value of then is not kept. */
    private static List<String> changed(Set<String> fields, Then then) {
        return fields.stream()
                .filter(field -> ValuesThen.isChanged(field, then.file.changed()))
                .toList();
    }

    private static Replay replay(
            ReplayAsked asked, Then then, @Nullable DisclosedView values, List<String> changedSince) {
        boolean known = then.file.known() && then.actor.reads();
        return new Replay(
                asked.caseId(),
                asked.actor(),
                asked.at(),
                then.policy.version(),
                then.actor.role(),
                known,
                then.actor.reads() ? then.file.because() : Replay.Because.NO_ROLE_THAT_READS,
                fields(then),
                then.actor.reads() ? then.file.released() : List.of(),
                then.file.agreements(),
                changedSince,
                values);
    }

    private static List<Replay.Fields> fields(Then then) {
        List<Replay.Fields> fields = new ArrayList<>();
        if (then.file.known() && then.actor.reads()) {
            var sector = new Sector(Objects.requireNonNull(then.actor.role().sector()));
            var tier = Tier.valueOf(
                    Objects.requireNonNull(then.actor.role().tier()).toUpperCase(Locale.ROOT));
            if (then.file.isOrdinarilyKnown()) {
                fields.add(Replay.Fields.of(null, then.policy.decide(sector, tier, Set.of())));
            }
            Stream.concat(then.file.purposes().stream(), then.file.openedFor().stream())
                    .forEach(code -> fields.add(
                            Replay.Fields.of(code, then.policy.decide(sector, tier, Set.of(new Purpose(code))))));
            var grant = then.file.grant();
            if (grant != null) {
                fields.add(Replay.Fields.of(
                        Purpose.EMERGENCY.code(), EmergencyQuery.decision(then.policy, sector, tier, grant)));
            }
        }
        return fields;
    }

    private static Set<String> shown(Then then) {
        Set<String> shown = new LinkedHashSet<>();
        fields(then).forEach(fields -> shown.addAll(fields.shown()));
        return shown;
    }
}
