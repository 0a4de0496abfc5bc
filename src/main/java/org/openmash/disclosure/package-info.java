/**
 * The heart: which field a caller may read, decided by one table, and the three lines that hold it (the select list, the
 * allow-list writer, the database role). The decision itself is pure.
 */
@NullMarked
package org.openmash.disclosure;

import org.jspecify.annotations.NullMarked;
