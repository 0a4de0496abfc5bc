package org.openmash.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * Which fields a caller may read, and why not the others: the same for every case of that role and live purposes. Only
 * {@link DisclosureMatrix} makes one.
 */
public final class Decision {
    private final Sector sector;
    private final Tier tier;
    private final Set<Purpose> live;
    private final Set<CaseField> shown;
    private final Map<CaseField, Reason> withheld;
    private final List<String> shownNames;
    private final List<String> withheldNames;
    private final Set<String> namesShown;
    private final int hash;
    /** Kept, so that a part is the same object each time, as the decision itself is. */
    private final Map<String, Decision> parts = new ConcurrentHashMap<>();

    Decision(Sector sector, Tier tier, Set<Purpose> live, Set<CaseField> shown, Map<CaseField, Reason> withheld) {
        this.sector = sector;
        this.tier = tier;
        this.live = live;
        this.shown = shown;
        this.withheld = withheld;
        // Made once: every read asks for them, and there are few decisions.
        this.shownNames = List.copyOf(shown.stream().map(CaseField::name).toList());
        this.withheldNames = List.copyOf(withheld.entrySet().stream()
                .map(entry -> entry.getKey().name() + ":" + entry.getValue())
                .toList());
        this.namesShown = Set.copyOf(shownNames);
        this.hash = Objects.hash(sector, tier, live, shownNames, withheldNames);
    }

    public Sector sector() {
        return sector;
    }

    public Tier tier() {
        return tier;
    }

    /**
     * Begins a statement made from this decision: a comment that names the role. PostgreSQL plans a statement under row level
     * security anew whenever the role has changed since, so no two roles may share a text on a pooled connection.
     */
    String mark() {
        return "/* " + Session.reader(sector, tier) + " */ ";
    }

    /** The purposes that were live, also those that no row of the matrix names. */
    public Set<Purpose> live() {
        return live;
    }

    /** True when it was made under an emergency grant. */
    public boolean isEmergency() {
        return live.contains(Purpose.EMERGENCY);
    }

    /** The fields shown, in the order of the matrix. */
    public Set<CaseField> shown() {
        return shown;
    }

    /** The fields withheld with the reason, in the order of the matrix. */
    public Map<CaseField, Reason> withheld() {
        return withheld;
    }

    /** This decision with fewer fields shown: only those of the names given. The others say nothing about themselves. */
    public Decision limitedTo(Set<String> names) {
        var fewer = shown.stream()
                .filter(field -> names.contains(field.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Decision(sector, tier, live, Collections.unmodifiableSet(fewer), withheld);
    }

    /**
     * The part of this decision that is about some fields: what an output needs that shows less than the whole view.
     *
     * @param output the output, always with the same fields
     */
    Decision part(String output, Predicate<CaseField> about) {
        return parts.computeIfAbsent(output, name -> {
            Set<CaseField> some = new LinkedHashSet<>(shown);
            some.removeIf(about.negate());
            Map<CaseField, Reason> others = new LinkedHashMap<>(withheld);
            others.keySet().removeIf(about.negate());
            return new Decision(
                    sector, tier, live, Collections.unmodifiableSet(some), Collections.unmodifiableMap(others));
        });
    }

    public boolean shows(CaseField field) {
        return namesShown.contains(field.name());
    }

    /** True when the field of that name is shown; a name the matrix does not know is not. */
    public boolean shows(String name) {
        return namesShown.contains(name);
    }

    /** The names of the fields shown, for the access log. */
    public List<String> shownNames() {
        return shownNames;
    }

    /** {@code field:REASON} for each field withheld, for the access log. */
    public List<String> withheldNames() {
        return withheldNames;
    }

    /** Equal when the same fields are shown and withheld: what is made once a decision is found again by an equal one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Decision that
                        && hash == that.hash
                        && tier == that.tier
                        && sector.equals(that.sector)
                        && live.equals(that.live)
                        && shownNames.equals(that.shownNames)
                        && withheldNames.equals(that.withheldNames));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
