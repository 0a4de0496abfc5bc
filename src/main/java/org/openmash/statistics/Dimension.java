package org.openmash.statistics;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One dimension of a table: a closed list of codes, whatever the data hold.
 *
 * @param name as it stands in answers and filters
 * @param label in words
 * @param codes in the order of publication
 */
public record Dimension(String name, String label, List<Code> codes) {
    public Dimension {
        codes = List.copyOf(codes);
    }

    /** How many codes it has. */
    public int size() {
        return codes.size();
    }

    /** The place of a code in the list; -1 when it is not one of them. */
    public int indexOf(String code) {
        for (int index = 0; index < codes.size(); index++) {
            if (codes.get(index).code().equals(code)) {
                return index;
            }
        }
        return -1;
    }

    /** The same dimension with fewer codes. */
    Dimension only(Set<String> wanted) {
        return new Dimension(
                name,
                label,
                codes.stream().filter(code -> wanted.contains(code.code())).collect(Collectors.toList()));
    }
}
