/** Intake: a concern as it is sent, read strictly and answered with a receipt. */
@NullMarked
package org.openmash.concern;

import org.jspecify.annotations.NullMarked;
