package org.openmash.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * The policy: one table that a data protection officer can read. A field without an explicit rule is withheld; a table with
 * a hole is refused. Pure: the same table and question give the same answer.
 */
public final class DisclosureMatrix {
    private final String version;
    private final List<Sector> sectors;
    private final Map<String, CaseField> fields;
    private final Set<Purpose> purposes;
    private final Map<Question, Decision> decided = new ConcurrentHashMap<>();

    private record Question(Sector sector, Tier tier, Set<Purpose> live) {}

    DisclosureMatrix(String version, List<Sector> sectors, Map<String, CaseField> fields) {
        this.version = version;
        this.sectors = List.copyOf(sectors);
        this.fields = Collections.unmodifiableMap(fields);
        this.purposes = fields.values().stream()
                .flatMap(field -> field.purposes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads the table.
     *
     * @param csv the file, UTF-8
     * @throws IllegalArgumentException naming the row, when a cell is empty or unknown or a field stands twice
     */
    public static DisclosureMatrix of(byte[] csv) {
        return MatrixReader.read(new String(csv, StandardCharsets.UTF_8), "sha256:" + sha256(csv));
    }

    /** {@code sha256:} and the hash of the file; stamped into every entry of the access log. */
    public String version() {
        return version;
    }

    /** The sectors that have a column. */
    public List<Sector> sectors() {
        return sectors;
    }

    /** All fields in the order of the table. */
    public Collection<CaseField> fields() {
        return fields.values();
    }

    public Optional<CaseField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The purposes some row names; the others of the code list open nothing by themselves. */
    public Set<Purpose> purposes() {
        return purposes;
    }

    /**
     * Which fields a caller reads. Sector before tier before purpose: the first that fails is the reason.
     *
     * @param live the purposes live for this caller on this case; those that no row names open nothing
     */
    public Decision decide(Sector sector, Tier tier, Set<Purpose> live) {
        var question = new Question(sector, tier, live);
        var known = decided.get(question);
        if (known != null) {
            return known;
        }
        var decision = decideAfresh(sector, tier, Set.copyOf(live));
        decided.put(question, decision);
        return decision;
    }

    private Decision decideAfresh(Sector sector, Tier tier, Set<Purpose> live) {
        Set<CaseField> shown = new LinkedHashSet<>();
        Map<CaseField, Reason> withheld = new LinkedHashMap<>();
        for (CaseField field : fields.values()) {
            var right = field.rightOf(sector);
            if (right == CaseField.Right.NEVER) {
                withheld.put(field, Reason.SECTOR);
            } else if (!right.reachedBy(tier)) {
                withheld.put(field, Reason.TIER);
            } else if (!field.purposes().isEmpty() && Collections.disjoint(field.purposes(), live)) {
                withheld.put(field, Reason.PURPOSE);
            } else {
                shown.add(field);
            }
        }
        return new Decision(
                sector, tier, live, Collections.unmodifiableSet(shown), Collections.unmodifiableMap(withheld));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
