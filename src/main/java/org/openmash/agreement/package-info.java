/**
 * Information sharing agreements: good practice that reads are held against. Without one the statutory duty stands, so a read goes
 * on and is flagged; only a suspension signed by two people stops it.
 */
@NullMarked
package org.openmash.agreement;

import org.jspecify.annotations.NullMarked;
