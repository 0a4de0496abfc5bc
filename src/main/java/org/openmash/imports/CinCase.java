package org.openmash.imports;

/** A child's record and the year it is judged against. */
record CinCase(CensusYear year, CinChild child) {
    CinIdentifiers identifiers() {
        return child.identifiers();
    }
}
