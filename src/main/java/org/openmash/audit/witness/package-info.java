/**
 * A small witness to run, and the client that asks witnesses (C2SP tlog-witness, tlog-cosignature). A witness signs a
 * checkpoint only when it continues the last one it signed, so that no log with its key, and no operator of it, can show
 * two histories.
 */
@NullMarked
package org.openmash.audit.witness;

import org.jspecify.annotations.NullMarked;
