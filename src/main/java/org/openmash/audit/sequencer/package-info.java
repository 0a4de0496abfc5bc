/**
 * From entries to signed checkpoints: gives each entry of the access log its place in the tree, signs what is durable, and
 * publishes it. Knows entries as bytes only; who did what is none of its business.
 */
@NullMarked
package org.openmash.audit.sequencer;

import org.jspecify.annotations.NullMarked;
