/** Errors as RFC 9457 problem details: one exception, one list of problems, one set of mappers. */
@NullMarked
package org.openmash.problem;

import org.jspecify.annotations.NullMarked;
