/** What auditors and governance make of the access log: replay, alerts, retention, and who saw a person's data. */
@NullMarked
package org.openmash.oversight;

import org.jspecify.annotations.NullMarked;
