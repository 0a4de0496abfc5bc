package org.openmash.identity;

/**
 * The kind of agency a caller works for, such as {@code police}. The disclosure matrix has one column for each; a new
 * sector is a new column and a new role, not code.
 */
public record Sector(String name) {
    @Override
    public String toString() {
        return name;
    }
}
