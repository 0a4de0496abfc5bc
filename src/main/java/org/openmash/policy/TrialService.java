package org.openmash.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;
import org.openmash.problem.ProblemException;

/** Tries another disclosure matrix on the reads of the last days. Nothing changes by it. */
@ApplicationScoped
class TrialService {
    private static final String SELECT = "select * from policy.reads_since(?)";
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final int USUAL = 30;
    private static final int MOST = 366;

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final DisclosureMatrix present;
    private final PolicyVersions versions;
    private final ObjectMapper json;
    private final AccessLog log;
    private final Clock clock;

    TrialService(
            DatabaseRole role,
            AgroalDataSource dataSource,
            DisclosureMatrix present,
            PolicyVersions versions,
            ObjectMapper json,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.present = present;
        this.versions = versions;
        this.json = json;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What the matrix would have made of the reads of the last days.
     *
     * @param csv the header and the rows that change
     * @param days 1 to 366; 30 when absent
     */
    Recorded<TrialResult> tryOut(@Nullable String csv, @Nullable String days, Caller caller) {
        var since = clock.instant().minus(Duration.ofDays(days(days))).truncatedTo(ChronoUnit.SECONDS);
        var result = role.call(Session.job(VersionService.ROLE, caller), () -> {
            var changed = ChangedMatrix.of(csv, versions.text(present.version()), present);
            return result(changed, since);
        });
        var access = Access.of(caller, Action.ADMINISTRATION, "POST /v1/policy/trials")
                .recordVersion(result.version());
        return new Recorded<>(log.recordDurably(access), result);
    }

    private TrialResult result(ChangedMatrix changed, Instant since) throws SQLException {
        var trial = new Trial(changed.matrix());
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    trial.add(
                            logged(rows),
                            versions.matrix(rows.getString("policy_version")).orElse(present));
                }
            }
        }
        return new TrialResult(
                changed.matrix().version(),
                present.version(),
                since,
                trial.reads(),
                trial.less(),
                trial.more(),
                MatrixDifference.of(present, changed.matrix()),
                trial.effects());
    }

    private LoggedReads logged(ResultSet row) throws SQLException {
        return new LoggedReads(
                new Sector(row.getString("sector")),
                Tier.valueOf(row.getString("tier").toUpperCase(Locale.ROOT)),
                row.getString("purpose"),
                new LinkedHashSet<>(names(row.getString("shown"))),
                names(row.getString("withheld")).stream()
                        .map(named -> named.substring(0, named.lastIndexOf(':')))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                row.getLong("reads"),
                List.of((UUID[]) row.getArray("entries").getArray()));
    }

    private List<String> names(String text) {
        try {
            return json.readValue(text, NAMES);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the log holds a list of fields that is none", impossible);
        }
    }

    private static int days(@Nullable String sent) {
        try {
            int days = sent == null ? USUAL : Integer.parseInt(sent);
            if (days >= 1 && days <= MOST) {
                return days;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw ProblemException.invalid("days", "is not a number from 1 to " + MOST);
    }
}
