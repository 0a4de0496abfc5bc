/** The code lists every other feature speaks in: referral sources, needs, ratings, purposes, outcomes. */
@NullMarked
package org.openmash.codes;

import org.jspecify.annotations.NullMarked;
