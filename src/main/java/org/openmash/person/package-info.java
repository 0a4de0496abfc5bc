/** People as the hub knows them: their identifiers, and how two records are found to be one person. */
@NullMarked
package org.openmash.person;

import org.jspecify.annotations.NullMarked;
