/**
 * What leaves its owner's hands on purpose and comes back: releases of copies to another agency, recall and restriction by the
 * originator, and the receipts that tell an agency who read what it gave.
 */
@NullMarked
package org.openmash.release;

import org.jspecify.annotations.NullMarked;
