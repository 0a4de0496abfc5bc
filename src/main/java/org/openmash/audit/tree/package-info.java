/**
 * The Merkle tree over the access log and everything that is signed about it, as pure values: RFC 6962 hashing and proofs,
 * C2SP tlog-tiles, tlog-checkpoint, signed-note, tlog-cosignature and tlog-proof. The Java platform and Bouncy Castle only,
 * so that the service, the offline verifier and the witness share it. What does not fit is a {@link TreeException}, and
 * nothing else.
 */
@NullMarked
package org.openmash.audit.tree;

import org.jspecify.annotations.NullMarked;
