/**
 * A private key that stays in a PKCS#11 token: signs with it and never sees it. Knows the module's functions only, nothing of the
 * log.
 */
@NullMarked
package org.openmash.audit.token;

import org.jspecify.annotations.NullMarked;
