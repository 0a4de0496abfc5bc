/** The disclosure matrix under change: trials of another one against the log, and its approval by two people. */
@NullMarked
package org.openmash.policy;

import org.jspecify.annotations.NullMarked;
