/** Who calls: one record made from a verified token, and the names of the roles. */
@NullMarked
package org.openmash.identity;

import org.jspecify.annotations.NullMarked;
