package org.openmash.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.openmash.agreement.Judgement.Reading;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.Decision;
import org.openmash.hub.HubSettings;
import org.openmash.identity.Caller;

/**
 * Holds reads against the agreements. They are kept in memory for a few seconds, so that a read costs no statement more; a change
 * counts on the instance that made it at once and on the others when that time is over.
 */
@ApplicationScoped
public class Agreements {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    /** How early an agreement that ends is warned of, in days. */
    static final int WARN_FIRST = 60;

    private static final Logger LOG = Logger.getLogger(Agreements.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    /** The kinds of information that agencies hand on; what else a case has, the hub made itself. */
    private static final Set<String> KINDS = Set.of("health", "education", "police", "council", "prevent");

    private final AgreementRows rows;
    private final CopyRows copies;
    private final HubSettings settings;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, LocalDate> warned = new ConcurrentHashMap<>();

    /** The purpose stated, and whether it is live for the caller on the case. */
    private record Stated(String purpose, boolean live) {}

    private record Kept(Instant since, List<Agreement> agreements) {}

    Agreements(AgreementRows rows, CopyRows copies, HubSettings settings, Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The judgement on a read, to be asked in the transaction of the read, under the reader's role. For the hub's own agency a
     * suspension is REVIEW: nothing may stop triage.
     *
     * @param sources the agencies named in what is shown; the hub's own is added, whose record it is
     * @return empty when nothing of another agency is read
     */
    public Optional<Judgement> judge(Caller caller, String purpose, Decision decision, Set<String> sources)
            throws SQLException {
        return judge(caller, new Stated(purpose, isLive(purpose, decision)), kinds(decision), sources);
    }

    /** The judgement on a look at many cases at once, which shows no item of any agency; likewise. */
    public Optional<Judgement> judgeList(Caller caller, String purpose) throws SQLException {
        return judge(caller, new Stated(purpose, false), Set.of(), Set.of());
    }

    /** The judgement on released copies, and those of them that may not be shown. */
    public record Copies(Optional<Judgement> judgement, Set<UUID> stopped) {
        private static final Copies NONE = new Copies(Optional.empty(), Set.of());
    }

    /**
     * The judgement on released copies, each between the reader's agency and the one its original belongs to; likewise. A
     * suspension stops a copy of a case that is neither RED nor unrated.
     *
     * @param decision of the case they are read in; empty when they are read beside any case
     * @param releases the copies the reader would see
     */
    public Copies judgeCopies(Caller caller, String purpose, Optional<Decision> decision, Collection<UUID> releases)
            throws SQLException {
        if (releases.isEmpty()) {
            return Copies.NONE;
        }
        var stated = new Stated(
                purpose, decision.filter(made -> isLive(purpose, made)).isPresent());
        Set<UUID> stopped = new LinkedHashSet<>();
        Optional<Judgement> worst = Optional.empty();
        for (var copy : copies.of(releases)) {
            var kinds = KINDS.contains(copy.kind()) ? Set.of(copy.kind()) : Set.<String>of();
            var judgement = judge(caller, stated, kinds, Set.of(copy.owner()));
            if (judgement.filter(Judgement::isDenied).isPresent() && !copy.urgent()) {
                stopped.add(copy.release());
            } else if (judgement.isPresent()) {
                worst = Optional.of(judgement.get().neverStopping().orWorse(worst));
            }
        }
        return new Copies(worst, Collections.unmodifiableSet(stopped));
    }

    private Optional<Judgement> judge(Caller caller, Stated stated, Set<String> kinds, Set<String> sources)
            throws SQLException {
        var hub = settings.hubs().get(caller.hub());
        var others = new TreeSet<>(sources);
        if (hub != null) {
            others.add(hub.agency());
        }
        others.remove(caller.agency());
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var reading = new Reading(caller.agency(), others, stated.purpose(), stated.live(), kinds);
        var judgement = Judgement.of(reading, agreements(caller.hub()), today());
        boolean ofTheHub = hub != null && hub.agency().equals(caller.agency());
        return Optional.of(ofTheHub ? judgement.neverStopping() : judgement);
    }

    /** Forgets what is kept, after a change. */
    void forget(String hub) {
        kept.remove(hub);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private List<Agreement> agreements(String hub) throws SQLException {
        var now = clock.instant();
        var known = kept.get(hub);
        if (known != null && known.since().plus(KEPT).isAfter(now)) {
            return known.agreements();
        }
        var read = new Kept(now, rows.all());
        kept.put(hub, read);
        warnOnceADay(hub, read.agreements());
        return read.agreements();
    }

    private void warnOnceADay(String hub, List<Agreement> agreements) {
        var today = today();
        if (today.equals(warned.put(hub, today))) {
            return;
        }
        for (var agreement : agreements) {
            long days = ChronoUnit.DAYS.between(today, agreement.endsOn());
            if (agreement.state(today) == AgreementState.IN_FORCE && days <= WARN_FIRST) {
                LOG.warnf("information sharing agreement %s ends in %d days; renew it", agreement.id(), days);
            }
        }
    }

    private static boolean isLive(String purpose, Decision decision) {
        return decision.live().stream().anyMatch(live -> live.code().equals(purpose));
    }

    private static Set<String> kinds(Decision decision) {
        return decision.shown().stream()
                .map(CaseField::group)
                .filter(KINDS::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}
