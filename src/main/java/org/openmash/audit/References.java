package org.openmash.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an access touched: references and names of fields, never a value; the terms searched for are hashed on sealing. */
record References(
        List<UUID> cases,
        List<UUID> items,
        List<UUID> under,
        List<String> shown,
        List<String> withheld,
        @Nullable String recordVersion,
        Map<String, String> searched) {
    static final References NONE =
            new References(List.of(), List.of(), List.of(), List.of(), List.of(), null, Map.of());

    References cases(Collection<UUID> cases) {
        return new References(List.copyOf(cases), items, under, shown, withheld, recordVersion, searched);
    }

    References items(Collection<UUID> items) {
        return new References(cases, List.copyOf(items), under, shown, withheld, recordVersion, searched);
    }

    References under(Collection<UUID> under) {
        return new References(cases, items, List.copyOf(under), shown, withheld, recordVersion, searched);
    }

    References shown(Collection<String> shown) {
        return new References(cases, items, under, List.copyOf(shown), withheld, recordVersion, searched);
    }

    References withheld(Collection<String> withheld) {
        return new References(cases, items, under, shown, List.copyOf(withheld), recordVersion, searched);
    }

    References recordVersion(String recordVersion) {
        return new References(cases, items, under, shown, withheld, recordVersion, searched);
    }

    References searched(Map<String, String> searched) {
        return new References(cases, items, under, shown, withheld, recordVersion, Map.copyOf(searched));
    }

    /** Without the terms searched for, which are personal data. */
    @Override
    public String toString() {
        return "References" + cases;
    }
}
