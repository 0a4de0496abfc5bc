/** Tells callers who they are here and which fields they may read, and why. */
@NullMarked
package org.openmash.me;

import org.jspecify.annotations.NullMarked;
