/** The access log: one entry for every access, durable before the answer is released, and searched by the auditor. */
@NullMarked
package org.openmash.audit;

import org.jspecify.annotations.NullMarked;
