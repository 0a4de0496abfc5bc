package org.openmash.audit.sequencer;

import org.jspecify.annotations.Nullable;
import org.openmash.audit.tree.Hash;

/**
 * The one row that says how far the tree is.
 *
 * @param origin the log's name; null until the first sequencer fixed it
 * @param size number of leaves
 * @param root of the tree of this size
 * @param epoch who may change it: raised by each new leader
 */
record TreeState(@Nullable String origin, long size, Hash root, long epoch) {}
