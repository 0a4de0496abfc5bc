package org.openmash.imports;

/**
 * Something in a return that this version has no place for: kept aside as received, never dropped.
 *
 * @param path where it stood, from the child's record (or the file) downwards; text that stands between elements ends
 *     in {@code text()}, an attribute in {@code @name}
 * @param text what it said; may be empty
 */
record CinUnrecognised(String path, String text) {}
