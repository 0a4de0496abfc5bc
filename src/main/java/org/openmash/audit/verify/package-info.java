/**
 * The offline verifier: recomputes an exported access log from its bytes and holds it against what was signed. It shares
 * {@link org.openmash.audit.tree} with the service and nothing else, and needs neither database nor network.
 */
@NullMarked
package org.openmash.audit.verify;

import org.jspecify.annotations.NullMarked;
