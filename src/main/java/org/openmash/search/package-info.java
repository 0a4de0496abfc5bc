/** Finds people and cases, among the cases the caller may know of. */
@NullMarked
package org.openmash.search;

import org.jspecify.annotations.NullMarked;
