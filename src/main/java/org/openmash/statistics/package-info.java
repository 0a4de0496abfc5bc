/** The anonymised tier: a fixed catalogue, exact noise drawn once a period, releases decided by two people, a ledger of the loss. */
@NullMarked
package org.openmash.statistics;

import org.jspecify.annotations.NullMarked;
