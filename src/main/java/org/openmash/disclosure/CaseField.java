package org.openmash.disclosure;

import java.util.Map;
import java.util.Set;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * One row of the disclosure matrix: a field of a case and who may read it.
 *
 * @param name the JSON path, such as {@code subject.nhsNumber}
 * @param label the field in plain English
 * @param storedIn the class of the value and of the table that holds it
 * @param rights the right of each sector
 * @param purposes the purposes that must be live; empty means any
 * @param filterable whether a reader may filter and sort by it
 * @param anonymised what the statistics may use of it: {@code drop}, {@code keep} or a generalisation
 * @param reason why the row is as it is, for people
 */
public record CaseField(
        String name,
        String label,
        Storage storedIn,
        Map<Sector, Right> rights,
        Set<Purpose> purposes,
        boolean filterable,
        String anonymised,
        String reason) {

    /** The class of a value; {@code SAFE} is what can cost a life (a refuge's address). */
    public enum Storage {
        OPEN,
        CLOSED,
        SAFE
    }

    /** What a sector's cell says. */
    public enum Right {
        /** Readable from tier-open up. */
        OPEN,
        /** Readable by tier-closed only. */
        CLOSED,
        NEVER;

        /** True when an account of this tier reaches the cell. */
        boolean reachedBy(Tier tier) {
            return switch (this) {
                case OPEN -> tier == Tier.OPEN || tier == Tier.CLOSED;
                case CLOSED -> tier == Tier.CLOSED;
                case NEVER -> false;
            };
        }
    }

    /** The right of a sector; a sector without a column has none. */
    public Right rightOf(Sector sector) {
        return rights.getOrDefault(sector, Right.NEVER);
    }

    /** The part before the dot, such as {@code subject}. */
    public String group() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The part after the dot, such as {@code nhsNumber}. */
    public String key() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Whether a field says where a person can be found: the subject, or others of the household. */
    public static boolean tellsLocation(String name) {
        return Column.LOCATION.contains(name) || name.equals(Column.IDENTIFIERS);
    }

    /** True when some purpose shows the field to this sector and tier: what the database role is granted. */
    public boolean grantedTo(Sector sector, Tier tier) {
        return rightOf(sector).reachedBy(tier);
    }

    @Override
    public String toString() {
        return name;
    }
}
