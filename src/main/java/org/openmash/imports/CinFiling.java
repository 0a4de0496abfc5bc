package org.openmash.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.casefile.CaseHistory;
import org.openmash.casefile.CaseIntake;
import org.openmash.casefile.Contributions;
import org.openmash.casefile.NewCase;
import org.openmash.casefile.NewTask;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.hub.CaseClocks;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.person.Matching;
import org.openmash.person.People;

/**
 * Files one child of a return: a case for each referral with its history as items of the council, the values that cannot be
 * used kept aside, and the record itself as received. An adoption (RC1) seals the old identity.
 */
@ApplicationScoped
class CinFiling {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String ADOPTED = "RC1";
    private static final String LOCAL_ID = "LOCAL_ID";
    private static final String BEFORE = "select case_ids from casework.cin_child"
            + " where hub = ? and local_authority = ? and collection_year = ? and local_id = ? and sha256 = ?";
    private static final String KEEP =
            "insert into casework.cin_child (id, hub, local_authority, collection_year, local_id, sha256, record,"
                    + " recorded_at, person_id, case_ids, issues, unrecognised, set_aside)"
                    + " values (?, ?, ?, ?, ?, ?, ?::jsonb, now(), ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)";

    private final AgroalDataSource dataSource;
    private final People people;
    private final CaseIntake cases;
    private final CaseRows rows;
    private final Contributions contributions;
    private final CaseClocks clocks;
    private final Clock clock;
    private final ObjectMapper json;

    CinFiling(
            AgroalDataSource dataSource,
            People people,
            CaseIntake cases,
            CaseRows rows,
            Contributions contributions,
            CaseClocks clocks,
            Clock clock,
            ObjectMapper json) {
        this.dataSource = dataSource;
        this.people = people;
        this.cases = cases;
        this.rows = rows;
        this.contributions = contributions;
        this.clocks = clocks;
        this.clock = clock;
        this.json = json;
    }

    CinImportResult.Child file(CinHeader header, CinChild child, List<CinIssue> issues, Caller caller)
            throws SQLException {
        var usable = new UsableChild(child, issues);
        var unrecognised =
                child.unrecognised().stream().map(CinUnrecognised::path).toList();
        byte[] sha256 = sha256(child);
        var before = before(header, child, sha256, caller);
        if (before.isPresent()) {
            return new CinImportResult.Child(
                    child.position(),
                    CinImportResult.Result.ALREADY_IMPORTED,
                    before.get(),
                    issues,
                    List.copyOf(usable.setAside().keySet()),
                    unrecognised,
                    null);
        }
        var found = people.findOrAdd(caller.hub(), matching(header, usable), Set.of());
        var filed = new ArrayList<UUID>();
        for (var episode : child.episodes()) {
            filed.add(file(header, usable, episode, found.personId(), caller));
        }
        if (child.episodes().stream().anyMatch(CinFiling::endedByAdoption)) {
            sealOrAsk(found.personId(), caller);
        }
        keep(header, child, new Kept(sha256, found.personId(), filed, issues, usable.setAside()), caller);
        return new CinImportResult.Child(
                child.position(),
                CinImportResult.Result.IMPORTED,
                List.copyOf(filed),
                issues,
                List.copyOf(usable.setAside().keySet()),
                unrecognised,
                null);
    }

    private static boolean endedByAdoption(CinEpisode episode) {
        return ADOPTED.equals(episode.closureReason()) && CinDate.dayOf(episode.closureDate()) != null;
    }

    /** A case that is worked must not vanish because a return says so: then an officer confirms the adoption first. */
    private void sealOrAsk(UUID personId, Caller caller) throws SQLException {
        var open = cases.openCase(caller.hub(), personId);
        if (open.isEmpty()) {
            people.seal(caller.hub(), personId, "Adopted (RC1 in a Children in Need return)");
            return;
        }
        var due = clocks.responseDue(Instant.now(clock));
        var team = clocks.hub(caller.hub()).dayTeam();
        cases.task(
                open.get(),
                caller.hub(),
                new NewTask(NewTask.Kind.CONFIRM_ADOPTION, team, due, null, null, null, null));
    }

    private UUID file(CinHeader header, UsableChild child, CinEpisode episode, UUID personId, Caller caller)
            throws SQLException {
        var now = Instant.now(clock);
        var received = startOf(CinDate.dayOf(episode.referralDate())).orElse(now);
        var wanted = new NewCase(
                caller.hub(),
                personId,
                child.authority(header, clocks.hub(caller.hub()).localAuthority()),
                received,
                clocks.responseDue(now),
                clocks.hub(caller.hub()).dayTeam(),
                "REFERRAL");
        var history = history(episode);
        boolean open = history.closedAt() == null;
        var caseId = open ? cases.openCase(caller.hub(), personId).orElse(null) : null;
        if (caseId == null) {
            caseId = cases.openWithHistory(wanted, history, caller);
        }
        var place = new Place(TimeOrderedId.next(), caseId, caller.hub(), now);
        rows.insert(place, child.statement());
        for (var item : CinItems.of(episode)) {
            contributions.add(new Place(TimeOrderedId.next(), caseId, caller.hub(), now), item, caller.agency(), null);
        }
        return caseId;
    }

    private static CaseHistory history(CinEpisode episode) {
        var closed = startOf(CinDate.dayOf(episode.closureDate()));
        var need = CinCodes.PRIMARY_NEED.contains(String.valueOf(episode.primaryNeed())) ? episode.primaryNeed() : null;
        if (closed.isEmpty()) {
            return new CaseHistory(need, null, null, null);
        }
        var reason = CinCodes.CLOSURE_REASON.contains(String.valueOf(episode.closureReason()))
                ? episode.closureReason()
                : null;
        return new CaseHistory(need, closed.get(), reason, outcome(episode));
    }

    /** The outcome in the wording all agencies share; the reason itself is closed. */
    private static String outcome(CinEpisode episode) {
        if (!episode.protectionPlans().isEmpty()) {
            return "PLAN";
        }
        return switch (String.valueOf(episode.closureReason())) {
            case "RC2" -> "DIED";
            case "RC5" -> "TRANSFERRED_OUT";
            case "RC8" -> "NFA";
            default -> episode.endsHere() ? "NFA" : "SUPPORTED";
        };
    }

    private static Optional<Instant> startOf(@Nullable LocalDate day) {
        return Optional.ofNullable(day).map(date -> date.atStartOfDay(LONDON).toInstant());
    }

    /** By the council's own identifier, which is unique in the authority; names are not in a return. */
    private static Matching matching(CinHeader header, UsableChild child) {
        Map<String, String> identifiers = new HashMap<>();
        var localId = child.localId();
        if (localId != null) {
            identifiers.put(LOCAL_ID, header.source().authority() + "/" + localId);
        }
        var upn = child.upn();
        if (upn != null) {
            identifiers.put("UPN", upn);
        }
        return new Matching(identifiers, child.birthDate(), Set.of());
    }

    private Optional<List<UUID>> before(CinHeader header, CinChild child, byte[] sha256, Caller caller)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(BEFORE)) {
            statement.setString(1, caller.hub());
            statement.setString(2, String.valueOf(header.source().authority()));
            statement.setString(3, String.valueOf(header.year()));
            statement.setString(4, String.valueOf(child.identifiers().localId()));
            statement.setBytes(5, sha256);
            try (var found = statement.executeQuery()) {
                return found.next()
                        ? Optional.of(List.of((UUID[]) found.getArray(1).getArray()))
                        : Optional.empty();
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Kept(
            byte[] sha256, UUID personId, List<UUID> cases, List<CinIssue> issues, Map<String, String> setAside) {}

    private void keep(CinHeader header, CinChild child, Kept kept, Caller caller) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, TimeOrderedId.next());
            statement.setString(2, caller.hub());
            statement.setString(3, String.valueOf(header.source().authority()));
            statement.setString(4, String.valueOf(header.year()));
            statement.setString(5, String.valueOf(child.identifiers().localId()));
            statement.setBytes(6, kept.sha256());
            statement.setString(7, record(child));
            statement.setObject(8, kept.personId());
            statement.setArray(9, connection.createArrayOf("uuid", kept.cases().toArray()));
            statement.setString(10, text(kept.issues()));
            statement.setString(11, text(child.unrecognised()));
            statement.setString(12, text(kept.setAside()));
            statement.executeUpdate();
        }
    }

    /** Everything the record said, also what could not be used. */
    private String record(CinChild child) {
        return text(List.of(
                child.identifiers(),
                String.valueOf(child.ethnicity()),
                child.disabilities(),
                child.episodes(),
                child.unrecognised()));
    }

    private byte[] sha256(CinChild child) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(record(child).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of a return is not JSON");
        }
    }
}
