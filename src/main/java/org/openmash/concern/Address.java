package org.openmash.concern;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Identifier;
import org.openmash.concern.Accept.Text;

/** An address; abroad it has lines only. */
record Address(
        List<@Text(max = Accept.NAME) String> lines,
        @Identifier(IdentifierKind.POSTCODE) @Nullable String postcode,
        @Identifier(IdentifierKind.UPRN) @Nullable String uprn) {

    Address {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Address";
    }
}
