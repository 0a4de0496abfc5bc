/** The hub's work about one person: the case, who takes part, its rating, what agencies contribute, and who may read it. */
@NullMarked
package org.openmash.casefile;

import org.jspecify.annotations.NullMarked;
